/** The port to the blob store: long texts that neither Kafka nor a record store should carry. */
@NullMarked
package dev.tribal.platform.blob;

import org.jspecify.annotations.NullMarked;
