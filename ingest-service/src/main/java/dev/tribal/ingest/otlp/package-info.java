/** Takes logs and traces of OpenTelemetry over HTTP (OTLP): the exceptions and errors in them become reports. */
@NullMarked
package dev.tribal.ingest.otlp;

import org.jspecify.annotations.NullMarked;
