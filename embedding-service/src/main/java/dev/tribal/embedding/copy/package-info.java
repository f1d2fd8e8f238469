/** Copies all records from one store to another. */
@NullMarked
package dev.tribal.embedding.copy;

import org.jspecify.annotations.NullMarked;
