package dev.tribal.ingest.sarif;

import dev.tribal.contracts.Limits;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What a run says of its tool: its name and the rules that it knows, found by number or by id. */
final class SarifTool {
    /** Among the numbers of extensions. */
    private static final int DRIVER = -1;

    private final JsonNode json;
    private final Map<Integer, Map<String, JsonNode>> rulesById = new HashMap<>();

    /** @param json the {@code tool} of a run; missing if it has none */
    SarifTool(JsonNode json) {
        this.json = json;
    }

    /** The tool without its extensions. */
    JsonNode driver() {
        return json.path("driver");
    }

    /** What the tool calls itself. */
    String name() {
        return driver().path("name").asString("sarif");
    }

    /** The rule that a result breaks; missing if the file does not describe it. */
    JsonNode ruleOf(JsonNode result) {
        JsonNode reference = result.path("rule");
        int extension = reference.path("toolComponent").path("index").asInt(DRIVER);
        int component = json.path("extensions").has(extension) ? extension : DRIVER;
        int index = result.path("ruleIndex").asInt(reference.path("index").asInt(-1));
        JsonNode rules = rules(component);
        return rules.has(index) ? rules.path(index) : named(component, ruleId(result));
    }

    /** How severe a result is (section 3.27.10 of the specification). */
    SarifLevel levelOf(JsonNode result) {
        return SarifLevel.named(result.path("level").asString(""))
                .or(() -> SarifLevel.named(ruleOf(result)
                        .path("defaultConfiguration")
                        .path("level")
                        .asString("")))
                .orElse(SarifLevel.WARNING);
    }

    /** The id of the rule as the result has it; empty if it has none. */
    static String ruleId(JsonNode result) {
        return result.path("ruleId").asString(result.path("rule").path("id").asString(""));
    }

    private JsonNode rules(int component) {
        return (component == DRIVER ? driver() : json.path("extensions").path(component)).path("rules");
    }

    /** An id may go on behind a slash with a part of its rule. */
    private JsonNode named(int component, String id) {
        Map<String, JsonNode> known = rulesById.computeIfAbsent(component, this::byId);
        JsonNode rule = known.get(id);
        int end = id.length() > Limits.NAME ? -1 : id.lastIndexOf('/');
        while (rule == null && end > 0) {
            rule = known.get(id.substring(0, end));
            end = id.lastIndexOf('/', end - 1);
        }
        return rule == null ? MissingNode.getInstance() : rule;
    }

    private Map<String, JsonNode> byId(int component) {
        Map<String, JsonNode> known = new HashMap<>();
        for (JsonNode rule : rules(component)) {
            String id = rule.path("id").asString("");
            if (!id.isEmpty()) {
                known.putIfAbsent(id, rule);
            }
        }
        return known;
    }
}
