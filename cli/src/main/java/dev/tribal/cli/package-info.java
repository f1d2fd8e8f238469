/** The part of {@code tribal} that asks a running Tribal over HTTP. */
@NullMarked
package dev.tribal.cli;

import org.jspecify.annotations.NullMarked;
