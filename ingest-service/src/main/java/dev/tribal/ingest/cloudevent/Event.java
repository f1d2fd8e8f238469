package dev.tribal.ingest.cloudevent;

import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.text.Sha256;
import tools.jackson.databind.JsonNode;

/**
 * A CloudEvent with data in JSON, whichever way it was sent.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
record Event(String id, String source, String type, JsonNode data) {
    private static final String VERSION = "1.0";

    /** @throws ProblemException {@code invalid-request} if an attribute is missing that every event has */
    static Event of(String version, String id, String source, String type, JsonNode data) {
        if (!version.equals(VERSION)) {
            throw ProblemException.invalid("specversion", "must be " + VERSION);
        }
        return new Event(required("id", id), required("source", source), required("type", type), data);
    }

    private static String required(String attribute, String value) {
        if (value.isBlank()) {
            throw ProblemException.invalid(attribute, "must be a text that is not empty");
        }
        return value;
    }

    /** The same for the same event: source and id together name it. */
    String key() {
        return Sha256.hex("%d:%s%s".formatted(source.length(), source, id));
    }
}
