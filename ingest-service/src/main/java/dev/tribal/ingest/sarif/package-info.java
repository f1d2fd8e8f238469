/** Takes the results of static analysis in SARIF: each that is severe enough becomes a report. */
@NullMarked
package dev.tribal.ingest.sarif;

import org.jspecify.annotations.NullMarked;
