/** Applies scrub rules to what is stored already. */
@NullMarked
package dev.tribal.embedding.scrub;

import org.jspecify.annotations.NullMarked;
