/** The text that stands for a record or a query when it is embedded. */
@NullMarked
package dev.tribal.embedding.retrieval;

import org.jspecify.annotations.NullMarked;
