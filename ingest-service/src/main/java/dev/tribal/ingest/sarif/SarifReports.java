package dev.tribal.ingest.sarif;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.report.KeptFields;
import dev.tribal.ingest.report.Shortened;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns results into reports. */
final class SarifReports {
    private static final String UNKNOWN_RULE = "SarifResult";

    /** What a report has elsewhere, and what only says whether there is one. */
    private static final Set<String> TOLD = Set.of(
            "ruleId",
            "ruleIndex",
            "rule",
            "level",
            "kind",
            "message",
            "locations",
            "codeFlows",
            "stacks",
            "baselineState",
            "suppressions");

    private final Origin origin;

    /** @param origin where the whole file comes from */
    SarifReports(Origin origin) {
        this.origin = origin;
    }

    /** The reports of all results, in the order of the file. */
    List<NewError> of(List<SarifRun> runs) {
        return runs.stream()
                .flatMap(run -> run.results().stream().map(result -> report(run, result)))
                .toList();
    }

    private NewError report(SarifRun run, JsonNode result) {
        JsonNode rule = run.tool().ruleOf(result);
        String id = SarifTool.ruleId(result).isBlank() ? rule.path("id").asString("") : SarifTool.ruleId(result);
        JsonNode location = result.path("locations").path(0);
        String message = SarifText.message(run, rule, result);
        var context = new ErrorContext(
                null,
                Shortened.start(run.tool().name(), Limits.NAME),
                message.isBlank() ? "The tool says no more than where: " + SarifText.place(run, location) : message,
                snippet(location),
                SarifText.trace(run, result),
                null);
        return new NewError(id.isBlank() ? UNKNOWN_RULE : id, context, null, place(run, rule, result), origin);
    }

    private static @Nullable String snippet(JsonNode location) {
        JsonNode physical = location.path("physicalLocation");
        String snippet = physical.path("contextRegion")
                .path("snippet")
                .path("text")
                .asString(physical.path("region").path("snippet").path("text").asString(""));
        return snippet.isBlank() ? null : Shortened.middle(snippet, Limits.CODE_SNIPPET);
    }

    private static Map<String, Object> place(SarifRun run, JsonNode rule, JsonNode result) {
        JsonNode location = result.path("locations").path(0);
        JsonNode region = location.path("physicalLocation").path("region");
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("tool", Shortened.start(run.tool().name(), Limits.NAME));
        Shortened.putIfAny(
                place,
                "tool_version",
                run.tool()
                        .driver()
                        .path("semanticVersion")
                        .asString(run.tool().driver().path("version").asString(null)),
                Limits.REFERENCE);
        place.put("level", run.tool().levelOf(result).wireName());
        Shortened.putIfAny(place, "rule_name", rule.path("name").asString(null), Limits.REFERENCE);
        Shortened.putIfAny(place, "help", rule.path("helpUri").asString(null), Limits.REFERENCE);
        Shortened.putIfAny(place, "file", run.file(location.path("physicalLocation")), Limits.REFERENCE);
        for (String name : new String[] {"startLine", "startColumn"}) {
            if (region.path(name).isInt()) {
                place.put(
                        name.equals("startLine") ? "line" : "column",
                        region.path(name).asInt());
            }
        }
        new KeptFields(place).put("result", rest(result));
        return Map.of("sarif", place);
    }

    private static JsonNode rest(JsonNode result) {
        ObjectNode rest = JsonNodeFactory.instance.objectNode();
        result.properties().stream()
                .filter(field -> !TOLD.contains(field.getKey()))
                .forEach(field -> rest.set(field.getKey(), field.getValue()));
        return rest;
    }
}
