/** Takes the logs of builds and commands: each distinct error in them becomes a report. */
@NullMarked
package dev.tribal.ingest.log;

import org.jspecify.annotations.NullMarked;
