/** The vector index in Lucene files on local disk. */
@NullMarked
package dev.tribal.embedding.index.lucene;

import org.jspecify.annotations.NullMarked;
