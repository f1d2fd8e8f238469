package dev.tribal.ingest.sentry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The exceptions of an event that led to each other, what was caught first and its innermost cause last.
 *
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/exception/">Sentry: exceptions</a>
 */
record ExceptionChain(List<JsonNode> exceptions) {
    /** Some languages print each exception further to the right, so the text grows with the square of their number. */
    static final int MOST = 50;

    ExceptionChain {
        exceptions = List.copyOf(exceptions);
    }

    /**
     * Sentry lists the innermost cause first; of a group of exceptions the first one counts. Of a very long list the
     * outer ones are left out.
     */
    static ExceptionChain of(SentryEvent event) {
        List<JsonNode> all = all(event.attribute("exception", "sentry.interfaces.Exception"));
        if (all.isEmpty()) {
            return new ExceptionChain(List.of());
        }
        List<JsonNode> chain = new ArrayList<>();
        JsonNode innermost = all.getFirst();
        boolean linked = mechanism(innermost).has("parent_id");
        if (!linked) {
            return new ExceptionChain(all.reversed());
        }
        for (JsonNode one = innermost; one != null && chain.size() < all.size(); one = parent(one, all)) {
            chain.add(one);
        }
        return new ExceptionChain(chain.reversed());
    }

    private static List<JsonNode> all(JsonNode exception) {
        JsonNode values = exception.isArray() ? exception : exception.path("values");
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode value : values.isArray() ? values : exception) {
            if (all.size() < MOST
                    && value.isObject()
                    && !mechanism(value).path("type").asString("").equals("suppressed")) {
                all.add(value);
            }
        }
        if (all.isEmpty() && (exception.has("type") || exception.has("value"))) {
            all.add(exception);
        }
        return all;
    }

    private static @Nullable JsonNode parent(JsonNode child, List<JsonNode> all) {
        JsonNode id = mechanism(child).path("parent_id");
        return all.stream()
                .filter(one -> id.isIntegralNumber()
                        && mechanism(one).path("exception_id").equals(id)
                        && one != child)
                .findFirst()
                .orElse(null);
    }

    /**
     * The one that the event is about: the innermost cause, but not what was only being handled when another was thrown.
     */
    @Nullable JsonNode error() {
        JsonNode error = null;
        for (JsonNode exception : exceptions) {
            if (error != null && isContext(exception)) {
                break;
            }
            error = exception;
        }
        return error;
    }

    /** Whether Python was handling this one when the one that it belongs to was thrown. */
    static boolean isContext(JsonNode exception) {
        return mechanism(exception).path("source").asString("").equals("__context__");
    }

    static JsonNode mechanism(JsonNode exception) {
        return exception.path("mechanism");
    }
}
