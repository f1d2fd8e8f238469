/** Brings the vector index back in step with the record store. */
@NullMarked
package dev.tribal.embedding.rebuild;

import org.jspecify.annotations.NullMarked;
