/** Versions of the shape of events and records, and how older ones are read. */
@NullMarked
package dev.tribal.contracts.schema;

import org.jspecify.annotations.NullMarked;
