package dev.tribal.benchmarks.quality;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.fingerprint.Fingerprint;
import dev.tribal.ingest.fingerprint.Fingerprints;
import dev.tribal.platform.quality.GroupingFigures;
import dev.tribal.platform.quality.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Which reports are the same error; a set of several systems counts each the same. */
final class GroupingQuality {
    static final String HEADER = """

            | set | grouped by | GA | pairs P / R / F1 | B³ P / R / F1 | FGA |
            |---|---|---|---|---|---|""";

    private final SharedData data;
    private final Consumer<String> rows;

    GroupingQuality(SharedData data, Consumer<String> rows) {
        this.data = data;
        this.rows = rows;
    }

    void measure() throws IOException {
        Map<String, Supplier<Way>> ways = new LinkedHashMap<>();
        ways.put("Tribal, fingerprint v1", () -> always(text -> Fingerprint.of(report(text))));
        ways.put(
                "Tribal, fingerprints v2",
                () -> always(text -> Fingerprints.of(report(text)).getFirst()));
        ways.put("Tribal: errors (fingerprints v2, learnt templates)", GroupingQuality::product);
        ways.put("exact text", () -> always(text -> text));
        ways.put(
                "masked text",
                () -> always(text -> Rendering.VARIES.matcher(text).replaceAll("*")));
        for (String name : data.setsIn("grouping")) {
            List<JsonNode> items = data.read("grouping/" + name);
            ways.forEach((way, grouping) -> rows.accept("| %s | %s | %s |"
                    .formatted(name, way, figures(items, grouping).cells())));
        }
    }

    private static GroupingFigures figures(List<JsonNode> items, Supplier<Way> way) {
        return GroupingFigures.mean(items.stream()
                .collect(Collectors.groupingBy(item -> text(item, "system"), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofSystem -> ofSystem(ofSystem, way.get()))
                .toList());
    }

    private static GroupingFigures ofSystem(List<JsonNode> items, Way grouping) {
        List<Supplier<String>> found = new ArrayList<>();
        List<String> truth = new ArrayList<>();
        for (JsonNode item : items) {
            found.add(grouping.add(text(item, "text")));
            truth.add(text(item, "group"));
        }
        return GroupingFigures.of(found.stream().map(Supplier::get).toList(), truth);
    }

    private static Way product() {
        var tribal = new LearningProduct();
        return text -> {
            UUID id = tribal.report(report(text));
            return () -> tribal.answering(id).toString();
        };
    }

    private static Way always(UnaryOperator<String> name) {
        return text -> {
            String group = name.apply(text);
            return () -> group;
        };
    }

    /** As the product reads a text of which nothing else is known: its last line is type and message. */
    private static NewError report(String text) {
        boolean trace = text.strip().contains("\n");
        String last = text.strip().lines().reduce("", (_, line) -> line);
        String type = trace ? last.split(":", 2)[0] : "unknown";
        return new NewError(
                type.isBlank() ? "unknown" : type,
                new ErrorContext(null, null, last.isBlank() ? "none" : last, null, trace ? text : null, null),
                null,
                null,
                null);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    /** Groups texts one by one; the name of a group is asked for when all are there, because some turn out to be one later. */
    private interface Way {
        Supplier<String> add(String text);
    }
}
