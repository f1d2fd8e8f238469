/** What CI servers tell of runs and jobs: kept on a topic, then turned into reports with the logs of the jobs. */
@NullMarked
package dev.tribal.ingest.ci;

import org.jspecify.annotations.NullMarked;
