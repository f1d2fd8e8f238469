/** Five services and a Kafka broker in one process, on one port: the composition root of {@code ./tribal up}. */
@NullMarked
package dev.tribal.standalone;

import org.jspecify.annotations.NullMarked;
