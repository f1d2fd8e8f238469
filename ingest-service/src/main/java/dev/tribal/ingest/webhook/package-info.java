/** Takes the deliveries of CI servers: checks who signed them, and keeps what they tell of runs and jobs. */
@NullMarked
package dev.tribal.ingest.webhook;

import org.jspecify.annotations.NullMarked;
