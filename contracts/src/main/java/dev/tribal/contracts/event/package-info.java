/** What crosses Kafka: error events, record changes, topic names and their CloudEvents form. */
@NullMarked
package dev.tribal.contracts.event;

import org.jspecify.annotations.NullMarked;
