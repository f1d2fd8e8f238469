/** What instances of the gateway hear over Kafka: changed records, and what clients told another instance. */
@NullMarked
package dev.tribal.mcp.feed;

import org.jspecify.annotations.NullMarked;
