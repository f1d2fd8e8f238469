/** The commands {@code tribal backup} and {@code tribal restore}. */
@NullMarked
package dev.tribal.standalone.backup;

import org.jspecify.annotations.NullMarked;
