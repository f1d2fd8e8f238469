/** Exceptions in parts, printed as their language prints them, so that they are the same as in a log. */
@NullMarked
package dev.tribal.ingest.sentry.trace;

import org.jspecify.annotations.NullMarked;
