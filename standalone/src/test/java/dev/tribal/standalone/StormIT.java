package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A storm of a few errors costs what the few cost, whatever numbers are in their messages, and loses no report. */
@InThisProcess
class StormIT {
    private static final int ERRORS = 40;
    private static final int REQUESTS = 10;
    private static final int IN_ONE = 1_000;
    private static final int SENT_SINGLY = 100;
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void tenThousandReportsOfFortyErrorsAreFortyEmbeddingsAndAllAreCounted() {
        try (var tribal = InProcess.start(folder)) {
            Http http = tribal.as("storm");
            double before = embedded(tribal);
            for (int request = 0; request < REQUESTS; request++) {
                assertThat(http.send("POST", "/api/v1/errors:batch", "application/x-ndjson", lines(request))
                                .status())
                        .isEqualTo(202);
                for (int i = 0; i < SENT_SINGLY; i++) {
                    report(http, request * SENT_SINGLY + i);
                }
            }

            int all = REQUESTS * (IN_ONE + SENT_SINGLY);
            Awaitility.await("every report in its record")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(records(http).stream()
                                    .mapToInt(
                                            record -> record.path("occurrences").asInt()))
                            .hasSize(ERRORS)
                            .allMatch(occurrences -> occurrences == all / ERRORS));
            assertThat(embedded(tribal) - before).isEqualTo(ERRORS);
            assertContextsAreASample(http);
        }
    }

    /** The first report and the last ones are kept, see docs/intake.md. */
    private static void assertContextsAreASample(Http http) {
        String id = records(http).getFirst().path("id").asString();
        JsonNode record = http.get("/api/v1/errors/" + id).json();
        List<Integer> kept = record.path("earlier_contexts")
                .valueStream()
                .map(StormIT::number)
                .toList();
        assertThat(kept).hasSize(4).isSortedAccordingTo((one, other) -> other - one);
        assertThat(kept.getLast()).isLessThan(ERRORS);
        assertThat(number(record.path("context"))).isGreaterThan(kept.getFirst());
    }

    private static int number(JsonNode context) {
        return Integer.parseInt(context.path("error_message").asString().replaceFirst(".* in order (\\d+) .*", "$1"));
    }

    private static List<JsonNode> records(Http http) {
        return http.get("/api/v1/errors?max_results=50")
                .json()
                .path("results")
                .valueStream()
                .map(result -> result.path("record"))
                .toList();
    }

    private static void report(Http http, int i) {
        assertThat(http.post("/api/v1/errors", report(REQUESTS * IN_ONE + i)).status())
                .isEqualTo(202);
    }

    private static String lines(int request) {
        return IntStream.range(request * IN_ONE, (request + 1) * IN_ONE)
                .mapToObj(i -> JSON.writeValueAsString(report(i)))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, Object> report(int i) {
        String error = Character.toString('A' + i % ERRORS / 8) + (char) ('a' + i % 8);
        return Reports.of("Storm%sException".formatted(error), "cart lost in order %d of %s".formatted(i, error));
    }

    private static double embedded(InProcess tribal) {
        return tribal.context()
                .getBean(MeterRegistry.class)
                .get("tribal.embedding.embedded")
                .counter()
                .count();
    }
}
