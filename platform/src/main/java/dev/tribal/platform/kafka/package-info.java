/** Topics and the durable producer, the same for every service that talks to the broker. */
@NullMarked
package dev.tribal.platform.kafka;

import org.jspecify.annotations.NullMarked;
