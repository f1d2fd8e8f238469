/** A real, persistent Kafka broker inside this process. */
@NullMarked
package dev.tribal.standalone.broker;

import org.jspecify.annotations.NullMarked;
