package dev.tribal.ingest.sarif;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Words what a result says: its message with the arguments in it, and the way that the tool followed as a trace. */
final class SarifText {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{|}}|\\{(\\d{1,3})}");
    private static final int MOST_STEPS = 200;

    private SarifText() {}

    /** The message; that of the rule if the result has none, empty if there is neither. */
    static String message(SarifRun run, JsonNode rule, JsonNode result) {
        JsonNode message = result.path("message");
        String id = message.path("id").asString("");
        String template = Stream.of(
                        text(message),
                        id.isEmpty() ? "" : text(rule.path("messageStrings").path(id)),
                        id.isEmpty()
                                ? ""
                                : text(run.tool()
                                        .driver()
                                        .path("globalMessageStrings")
                                        .path(id)),
                        text(rule.path("shortDescription")),
                        text(rule.path("fullDescription")))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        return filled(template, message.path("arguments"));
    }

    private static String text(JsonNode message) {
        return message.path("text").asString(message.path("markdown").asString(""));
    }

    private static String filled(String template, JsonNode arguments) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(replacement(found.group(), found.group(1), arguments)));
    }

    private static String replacement(String whole, @Nullable String number, JsonNode arguments) {
        if (number == null) {
            return whole.substring(1);
        }
        return arguments.path(Integer.parseInt(number)).asString(whole);
    }

    /** The first code flow or stack, one line per step; {@code null} if there is none. */
    static @Nullable String trace(SarifRun run, JsonNode result) {
        JsonNode steps =
                result.path("codeFlows").path(0).path("threadFlows").path(0).path("locations");
        if (steps.isEmpty()) {
            steps = result.path("stacks").path(0).path("frames");
        }
        if (steps.isEmpty()) {
            return null;
        }
        var trace = new StringBuilder();
        steps.valueStream()
                .limit(MOST_STEPS)
                .forEach(step -> trace.append("  at ")
                        .append(step(run, step.path("location")))
                        .append('\n'));
        return trace.toString();
    }

    private static String step(SarifRun run, JsonNode location) {
        String said = text(location.path("message"));
        String place = place(run, location);
        return said.isBlank() ? place : place + ": " + said.strip();
    }

    /** File, line and column of a location, as far as they are known. */
    static String place(SarifRun run, JsonNode location) {
        JsonNode physical = location.path("physicalLocation");
        JsonNode region = physical.path("region");
        var place = new StringBuilder();
        String file = run.file(physical);
        String logical = location.path("logicalLocations")
                .path(0)
                .path("fullyQualifiedName")
                .asString("");
        if (!logical.isEmpty()) {
            place.append(logical).append(file == null ? "" : " ");
        }
        place.append(file == null ? "" : file);
        for (String name : new String[] {"startLine", "startColumn"}) {
            if (region.path(name).isNumber()) {
                place.append(':').append(region.path(name).asString());
            }
        }
        return place.isEmpty() ? "an unknown place" : place.toString();
    }
}
