/** Rewrites the records of a store in the newest schema. */
@NullMarked
package dev.tribal.embedding.migrate;

import org.jspecify.annotations.NullMarked;
