/** Folding: what an event makes of a record, as pure functions. */
@NullMarked
package dev.tribal.embedding.fold;

import org.jspecify.annotations.NullMarked;
