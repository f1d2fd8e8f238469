package dev.tribal.platform.log;

import org.jspecify.annotations.Nullable;

/**
 * What was found in the log of one job.
 *
 * @param job its name; {@code null} where there is one log and nobody says whose it is
 */
public record JobLog(@Nullable String job, Extraction found) {}
