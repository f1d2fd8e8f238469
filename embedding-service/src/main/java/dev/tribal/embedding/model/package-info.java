/** The port to the embedding model. */
@NullMarked
package dev.tribal.embedding.model;

import org.jspecify.annotations.NullMarked;
