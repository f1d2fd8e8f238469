package dev.tribal.ingest.sentry;

import dev.tribal.ingest.report.BoundedMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What else an event says: kept as far as it fits, but for who the user is and what a request held. */
final class EventMetadata {
    private static final int BREADCRUMBS = 5;

    /** What is most useful goes first, so that it is not what is left out. */
    private static final List<String> FIRST =
            List.of("event_id", "level", "logger", "platform", "release", "dist", "server_name", "tags", "contexts");

    /** What stands elsewhere in the report, and what is nobody's business or of no use. */
    private static final Set<String> LEFT = Set.of(
            "exception",
            "sentry.interfaces.Exception",
            "stacktrace",
            "sentry.interfaces.Stacktrace",
            "threads",
            "message",
            "logentry",
            "sentry.interfaces.Message",
            "transaction",
            "environment",
            "type",
            "user",
            "sentry.interfaces.User",
            "request",
            "sentry.interfaces.Http",
            "breadcrumbs",
            "debug_meta",
            "modules",
            "_meta",
            "_metrics");

    private EventMetadata() {}

    /** @param error the exception that the event is about, if it has one */
    static Map<String, Object> of(SentryEvent event, @Nullable JsonNode error) {
        JsonNode json = event.json();
        var metadata = new BoundedMetadata();
        FIRST.forEach(name -> metadata.add(name, json.path(name)));
        if (error != null) {
            metadata.add("mechanism", ExceptionChain.mechanism(error));
        }
        metadata.add(
                "message_template",
                event.attribute("logentry", "sentry.interfaces.Message").path("message"));
        metadata.add("request", request(event.attribute("request", "sentry.interfaces.Http")));
        metadata.add("breadcrumbs", breadcrumbs(json.path("breadcrumbs")));
        json.properties().stream()
                .filter(entry -> !LEFT.contains(entry.getKey()) && !FIRST.contains(entry.getKey()))
                .forEach(entry -> metadata.add(entry.getKey(), entry.getValue()));
        return metadata.toMap();
    }

    /** Headers, cookies, query and body are full of what belongs to a user. */
    private static JsonNode request(JsonNode request) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        if (request.path("method").isString()) {
            kept.set("method", request.path("method"));
        }
        if (request.path("url").isString()) {
            kept.put("url", request.path("url").stringValue().split("[?#]", 2)[0]);
        }
        return kept;
    }

    private static JsonNode breadcrumbs(JsonNode breadcrumbs) {
        JsonNode values = breadcrumbs.isArray() ? breadcrumbs : breadcrumbs.path("values");
        ArrayNode last = JsonNodeFactory.instance.arrayNode();
        for (int i = Math.max(0, values.size() - BREADCRUMBS); i < values.size(); i++) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            for (String name : List.of("timestamp", "category", "level", "message")) {
                if (values.path(i).has(name)) {
                    kept.set(name, values.path(i).path(name));
                }
            }
            last.add(kept);
        }
        return last;
    }
}
