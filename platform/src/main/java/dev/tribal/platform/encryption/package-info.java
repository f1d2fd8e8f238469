/** Encrypts what is kept in stores, if a file of keys is set. */
@NullMarked
package dev.tribal.platform.encryption;

import org.jspecify.annotations.NullMarked;
