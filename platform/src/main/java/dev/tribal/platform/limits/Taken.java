package dev.tribal.platform.limits;

import java.time.Duration;

/**
 * What came of an attempt to take from a bucket.
 *
 * @param granted whether there was enough; if not, nothing was taken
 * @param remaining what is left
 * @param retryAfter how long until there is enough, zero if granted
 * @param reset how long until the bucket is full again
 */
public record Taken(boolean granted, long remaining, Duration retryAfter, Duration reset) {}
