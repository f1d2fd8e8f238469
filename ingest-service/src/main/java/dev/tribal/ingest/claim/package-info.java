/** Long texts go to the blob store before their event is published, and the event carries excerpts. */
@NullMarked
package dev.tribal.ingest.claim;

import org.jspecify.annotations.NullMarked;
