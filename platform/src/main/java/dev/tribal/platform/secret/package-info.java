/** Secrets that an installation makes for itself and keeps in files. */
@NullMarked
package dev.tribal.platform.secret;

import org.jspecify.annotations.NullMarked;
