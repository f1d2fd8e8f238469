/** Access tokens: signed here, verified everywhere with the public keys that this package serves. */
@NullMarked
package dev.tribal.auth.tokens;

import org.jspecify.annotations.NullMarked;
