package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.api.NewError;
import dev.tribal.platform.quality.GroupingFigures;
import dev.tribal.platform.quality.SharedData;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same Python error, printed by several versions of Python; the bounds are a little below what was reached. */
class RealTracebacksTest {
    private static final String SET = "grouping/python_tracebacks";

    @Test
    void errorsAreGroupedThroughVersionsOfPython() throws IOException {
        SharedData data = SharedData.forTests();
        if (!data.has(SET)) {
            System.out.println("skipped: grouping quality, because there is no " + SET + " in " + data.folder());
            abort();
        }
        List<JsonNode> rows = data.read(SET);
        GroupingFigures first = figures(rows, Fingerprint::of);
        GroupingFigures second = figures(rows, error -> Fingerprints.of(error).getFirst());
        System.out.printf("python tracebacks: v1 %s, v2 %s%n", first.cells(), second.cells());
        assertThat(first.accuracy()).isGreaterThan(0.58);
        assertThat(second.accuracy()).isGreaterThan(0.97);
        assertThat(second.precision()).isGreaterThan(0.99);
    }

    private static GroupingFigures figures(List<JsonNode> rows, Function<NewError, String> fingerprint) {
        return GroupingFigures.of(
                rows.stream().map(row -> fingerprint.apply(report(row))).toList(),
                rows.stream().map(row -> row.path("group").asString()).toList());
    }

    private static NewError report(JsonNode row) {
        String text = row.path("text").asString();
        String last = text.strip().lines().reduce("", (_, line) -> line);
        String type = last.split(":", 2)[0];
        return new NewError(
                type.isBlank() ? "unknown" : type,
                new ErrorContext("python", null, last.isBlank() ? "none" : last, null, text, null),
                null,
                null,
                null);
    }
}
