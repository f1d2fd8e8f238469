/** API keys: made once, kept as hashes, checked in constant time. */
@NullMarked
package dev.tribal.auth.keys;

import org.jspecify.annotations.NullMarked;
