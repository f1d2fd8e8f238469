package dev.tribal.ingest.sentry.trace;

import java.util.List;

/**
 * One exception.
 *
 * @param type as its language names it, with package; empty if none is known
 * @param message may be empty
 * @param calls the one that failed first
 * @param handling whether it was thrown while another was handled, and not because of it; Python tells these apart
 */
public record Thrown(String type, String message, List<Call> calls, boolean handling) {
    public Thrown {
        calls = List.copyOf(calls);
    }

    /** What languages print above the calls. */
    String headline() {
        return message.isEmpty() ? type : type.isEmpty() ? message : type + ": " + message;
    }
}
