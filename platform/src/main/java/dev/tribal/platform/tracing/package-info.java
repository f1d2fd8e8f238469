/** Traces that follow what was accepted from HTTP through Kafka to the index. */
@NullMarked
package dev.tribal.platform.tracing;

import org.jspecify.annotations.NullMarked;
