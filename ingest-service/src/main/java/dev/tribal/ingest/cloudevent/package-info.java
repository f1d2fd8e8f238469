/** Takes CloudEvents over HTTP: those of CDEvents that tell of a failure become reports. */
@NullMarked
package dev.tribal.ingest.cloudevent;

import org.jspecify.annotations.NullMarked;
