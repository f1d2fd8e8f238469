package dev.tribal.ingest.batch;

import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.problem.ProblemException;

/** One of the reports of a request, as far as it got before anything is published. */
public sealed interface BatchItem {
    /** Where it stands in the request, counted from 1. */
    int line();

    /** One that is valid and free of secrets. */
    record Ready(int line, RequestKey key, Scrubbed<NewError> report) implements BatchItem {}

    /** One that was understood, and from which nothing follows. */
    record Ignored(int line, String reason) implements BatchItem {}

    /** One that cannot be taken. */
    record Refused(int line, ProblemException problem) implements BatchItem {}
}
