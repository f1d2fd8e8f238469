package dev.tribal.ingest.sarif;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One run of a tool.
 *
 * @param tool who ran
 * @param artifacts the files that results may name by number
 * @param results those that may become reports
 */
record SarifRun(JsonNode tool, JsonNode artifacts, List<JsonNode> results) {
    SarifRun {
        results = List.copyOf(results);
    }

    /** What the tool calls itself. */
    String toolName() {
        return tool.path("driver").path("name").asString("sarif");
    }

    /** The rule that a result breaks; missing if the file does not describe it. */
    JsonNode ruleOf(JsonNode result) {
        JsonNode reference = result.path("rule");
        JsonNode component = component(reference.path("toolComponent"));
        int index = result.path("ruleIndex").asInt(reference.path("index").asInt(-1));
        if (index >= 0 && component.path("rules").has(index)) {
            return component.path("rules").path(index);
        }
        String id = ruleId(result);
        for (JsonNode rule : component.path("rules")) {
            String known = rule.path("id").asString("");
            // An id may go on behind a slash with a part of its rule.
            if (!known.isEmpty() && (id.equals(known) || id.startsWith(known + "/"))) {
                return rule;
            }
        }
        return MissingNode.getInstance();
    }

    private JsonNode component(JsonNode reference) {
        JsonNode extension =
                tool.path("extensions").path(reference.path("index").asInt(-1));
        return extension.isMissingNode() ? tool.path("driver") : extension;
    }

    /** The id of the rule as the result has it; empty if it has none. */
    static String ruleId(JsonNode result) {
        return result.path("ruleId").asString(result.path("rule").path("id").asString(""));
    }

    /** The address of the file that a place is in. */
    @Nullable String file(JsonNode physicalLocation) {
        JsonNode location = physicalLocation.path("artifactLocation");
        String own = location.path("uri").asString("");
        String file = own.isEmpty()
                ? artifacts
                        .path(location.path("index").asInt(-1))
                        .path("location")
                        .path("uri")
                        .asString("")
                : own;
        return file.isEmpty() ? null : file;
    }
}
