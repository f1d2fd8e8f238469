/** ingest-service: accepts reports and other writes, and publishes them as events. */
@NullMarked
package dev.tribal.ingest;

import org.jspecify.annotations.NullMarked;
