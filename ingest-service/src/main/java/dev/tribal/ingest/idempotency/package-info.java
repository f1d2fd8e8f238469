/** Requests that are sent again with the same Idempotency-Key: recognised, and applied once. */
@NullMarked
package dev.tribal.ingest.idempotency;

import org.jspecify.annotations.NullMarked;
