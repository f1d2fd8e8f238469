/** Many reports in one request: each is answered by itself, all are published together. */
@NullMarked
package dev.tribal.ingest.batch;

import org.jspecify.annotations.NullMarked;
