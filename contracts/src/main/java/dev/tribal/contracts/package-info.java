/** The domain words that every service shares: what an error record is made of. */
@NullMarked
package dev.tribal.contracts;

import org.jspecify.annotations.NullMarked;
