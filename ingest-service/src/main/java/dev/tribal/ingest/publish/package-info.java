/** The log of error events as this service sees it: appends to it and asks how long it is. */
@NullMarked
package dev.tribal.ingest.publish;

import org.jspecify.annotations.NullMarked;
