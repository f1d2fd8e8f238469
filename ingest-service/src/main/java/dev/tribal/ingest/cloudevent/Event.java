package dev.tribal.ingest.cloudevent;

import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.text.Sha256;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A CloudEvent with data in JSON, whichever way it was sent.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
record Event(String id, String source, String type, JsonNode data) {
    /** The SDK of CDEvents for Java still writes the older one, whose required attributes are the same. */
    private static final Set<String> VERSIONS = Set.of("1.0", "0.3");

    /** @throws ProblemException {@code invalid-request} if an attribute is missing that every event has */
    static Event of(String version, String id, String source, String type, JsonNode data) {
        if (!VERSIONS.contains(version)) {
            throw ProblemException.invalid("specversion", "must be 1.0 or 0.3");
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
