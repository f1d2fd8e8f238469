package dev.tribal.ingest.cloudevent;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.limits.UploadMemory;
import dev.tribal.platform.problem.MalformedInput;
import dev.tribal.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The three forms in which CloudEvents come over HTTP. Our own reading: the SDK's needs an older Jackson.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP
 *     protocol binding</a>
 */
final class EventForms {
    private static final int MOST = 10_000;

    private final JsonMapper json;

    EventForms(JsonMapper json) {
        this.json = json;
    }

    /** Attributes in headers, data in the body. */
    Event binary(HttpHeaders headers, byte[] body) {
        return Event.of(
                header(headers, "ce-specversion"),
                header(headers, "ce-id"),
                header(headers, "ce-source"),
                header(headers, "ce-type"),
                read(body));
    }

    private static String header(HttpHeaders headers, String name) {
        try {
            return UriUtils.decode(Objects.requireNonNullElse(headers.getFirst(name), ""), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid(name, "must be percent-encoded as the CloudEvents binding says");
        }
    }

    /**
     * The whole event is the body, or an entry of a batch.
     *
     * @param share takes room for data in Base64, of which the body does not show how many values it has
     */
    Event structured(JsonNode event, UploadMemory.Share share) {
        return Event.of(
                text(event, "specversion"),
                text(event, "id"),
                text(event, "source"),
                text(event, "type"),
                data(event, share));
    }

    /** The entries of a batch, which may be wrong each by itself. */
    List<JsonNode> batch(byte[] body) {
        JsonNode events = read(body);
        if (!events.isArray() || events.size() > MOST) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "The body must be a list of at most %d CloudEvents".formatted(MOST));
        }
        return events.valueStream().toList();
    }

    JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw MalformedInput.body(e);
        }
    }

    private JsonNode data(JsonNode event, UploadMemory.Share share) {
        // The second is how version 0.3 says it.
        String name = event.has("data_base64") ? "data_base64" : "data";
        if (name.equals("data") && !text(event, "datacontentencoding").equals("base64")) {
            return event.path(name);
        }
        try {
            byte[] data = Base64.getDecoder().decode(text(event, name));
            share.addJson(data);
            return read(data);
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid(name, "must be Base64");
        }
    }

    private static String text(JsonNode event, String attribute) {
        JsonNode value = event.path(attribute);
        return value.isString() ? value.asString() : "";
    }
}
