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
import tools.jackson.databind.JsonNode;

/** A switch of the fingerprints' version while reports come in, through {@code kill -9} in the middle of its merges. */
class GroupingSwitchCrashIT {
    private static final int ERRORS = 700;
    private static final int SOLVED = 5;
    private static final String VERSION = "/api/v1/grouping";
    private static final String FIRST = "--tribal.grouping.first-version=1";

    @TempDir
    Path folder;

    private final SwitchedErrors errors = new SwitchedErrors(ERRORS);

    @Test
    void nothingIsLostAndNoErrorIsTwoWhenTheMergesAreKilledAndReportsComeMeanwhile() {
        Path dataDir = folder.resolve("data");
        List<String> solved = new ArrayList<>();
        try (var tribal = Tribal.up(dataDir, FIRST)) {
            Http http = tribal.http();
            errors.reportAll(http);
            for (int i = 0; i < 2 * ERRORS; i++) {
                errors.send(http, i);
            }
            for (int i = 0; i < SOLVED; i++) {
                solved.add(errors.send(http, 2 * i + 1));
                new MergedErrors(http).solve(solved.getLast(), "Fix number " + i);
            }
            errors.goOn(http);
            assertThat(http.post(VERSION, Map.of("version", 2)).status()).isEqualTo(202);
            JsonNode begun = Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> merges(http), merges -> merges.path("merged").asInt() > 0);
            tribal.process().kill();
            assertThat(begun.path("merged").asInt()).isLessThan(begun.path("of").asInt());
            errors.stop();
        }

        try (var tribal = Tribal.up(dataDir, FIRST)) {
            Http http = tribal.http();
            errors.goOn(http);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> merges(http).path("state").asString().equals("done"));
            errors.stop();

            errors.assertEachIsOneWithAllItsReports(http, 1);
            for (int i = 0; i < SOLVED; i++) {
                assertThat(http.get("/api/v1/errors/" + solved.get(i))
                                .json()
                                .at("/solutions/0/description")
                                .asString())
                        .isEqualTo("Fix number " + i);
            }
        }
    }

    private static JsonNode merges(Http http) {
        return http.get(VERSION).json().path("merges");
    }
}
