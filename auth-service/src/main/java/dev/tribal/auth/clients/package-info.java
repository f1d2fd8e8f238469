/** The programs that may ask for tokens, and how they become known. */
@NullMarked
package dev.tribal.auth.clients;

import org.jspecify.annotations.NullMarked;
