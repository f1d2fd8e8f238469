/** What makes two reports the same error: pure functions from a report to its fingerprint. */
@NullMarked
package dev.tribal.ingest.fingerprint;

import org.jspecify.annotations.NullMarked;
