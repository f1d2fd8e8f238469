/** The port to the vector index, which holds ids and vectors and can be rebuilt. */
@NullMarked
package dev.tribal.embedding.index;

import org.jspecify.annotations.NullMarked;
