/** Writes of single errors: checks a request, publishes its event, answers when asked to. */
@NullMarked
package dev.tribal.ingest.report;

import org.jspecify.annotations.NullMarked;
