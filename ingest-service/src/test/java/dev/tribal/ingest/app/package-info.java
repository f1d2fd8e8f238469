/** ingest-service as the integration tests run it: with a real broker, and stand-ins for the other services. */
@NullMarked
package dev.tribal.ingest.app;

import org.jspecify.annotations.NullMarked;
