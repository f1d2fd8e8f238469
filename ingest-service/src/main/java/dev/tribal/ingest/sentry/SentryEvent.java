package dev.tribal.ingest.sentry;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.BoundedJson;
import dev.tribal.platform.problem.MalformedInput;
import dev.tribal.platform.problem.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * An event as an SDK sent it.
 *
 * @param json its attributes
 * @see <a href="https://develop.sentry.dev/sdk/data-model/event-payloads/">Sentry: event payloads</a>
 */
record SentryEvent(JsonNode json) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** @throws ProblemException {@code invalid-request} if it is no event */
    static SentryEvent parse(byte[] payload) {
        try {
            JsonNode json = BoundedJson.mapper().readTree(payload);
            if (json.isObject()) {
                return new SentryEvent(json);
            }
        } catch (StreamConstraintsException e) {
            throw MalformedInput.body(e);
        } catch (JacksonException _) {
            // Said below.
        }
        throw new ProblemException(ProblemType.INVALID_REQUEST, "An event must be a JSON object in UTF-8");
    }

    /** The id of an event, without hyphens; {@code null} if it has none. */
    @Nullable String id() {
        return id(json);
    }

    static @Nullable String id(JsonNode named) {
        String id = named.path("event_id").asString("").replace("-", "").toLowerCase(Locale.ROOT);
        return ID.matcher(id).matches() ? id : null;
    }

    /** Whether it tells of an error: older SDKs send the timings of transactions the same way. */
    boolean isReport() {
        return !json.path("type").asString("").equals("transaction");
    }

    /** An attribute under its name, or under the one that it had in the beginning. */
    JsonNode attribute(String name, String former) {
        JsonNode attribute = json.path(name);
        return attribute.isMissingNode() || attribute.isNull() ? json.path(former) : attribute;
    }

    String platform() {
        return json.path("platform").asString("other").toLowerCase(Locale.ROOT);
    }

    /** A text that is not blank; {@code null} if there is none of this name. */
    static @Nullable String text(JsonNode holder, String name) {
        JsonNode value = holder.path(name);
        String text = value.isString() ? value.stringValue() : value.isNumber() ? value.asString() : "";
        return text.isBlank() ? null : text;
    }
}
