/** The port to the record store, the system of record. */
@NullMarked
package dev.tribal.embedding.store;

import org.jspecify.annotations.NullMarked;
