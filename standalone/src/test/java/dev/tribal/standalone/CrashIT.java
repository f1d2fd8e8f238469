package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first guarantee: what was accepted is there once, through {@code kill -9}. */
class CrashIT {
    private static final int REPORTS = 60;
    private static final int DISTINCT = 20;

    @TempDir
    Path folder;

    @Test
    void everyAcceptedReportIsThereOnceAfterKill() {
        Path dataDir = folder.resolve("data");
        List<String> ids = new ArrayList<>();
        try (var tribal = Tribal.up(dataDir)) {
            Http http = tribal.http();
            for (int i = 0; i < REPORTS; i++) {
                var answer =
                        http.post("/api/v1/errors", Reports.of("Crash" + letter(i), "failure of module " + letter(i)));
                assertThat(answer.status()).isEqualTo(202);
                ids.add(answer.json().path("id").asString());
            }
            // Killed while the pipeline still folds and embeds the last of them.
            tribal.process().kill();
        }
        assertThat(ids.stream().distinct()).hasSize(DISTINCT);

        try (var tribal = Tribal.up(dataDir)) {
            Http http = tribal.http();
            Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                for (String id : ids) {
                    assertThat(http.get("/api/v1/errors/" + id)
                                    .json()
                                    .path("occurrences")
                                    .asInt())
                            .isEqualTo(REPORTS / DISTINCT);
                }
            });
            var found = http.post("/api/v1/errors/similar", Map.of("query", "failure of module " + letter(3)))
                    .json();
            assertThat(found.at("/results/0/record/error_type").asString()).isEqualTo("Crash" + letter(3));
            assertThat(found.path("degraded")).isEmpty();
        }
    }

    /** A name without digits, because the fingerprint masks numbers. */
    private static String letter(int i) {
        return String.valueOf((char) ('A' + i % DISTINCT)).repeat(3);
    }
}
