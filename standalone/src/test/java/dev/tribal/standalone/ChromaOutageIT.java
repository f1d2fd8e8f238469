package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user of the whole product sees while the server that holds the vectors is away. */
class ChromaOutageIT {
    private static final Duration LONG = Duration.ofSeconds(90);

    private final int port = Project.freePort();

    @TempDir
    Path folder;

    @Test
    void searchesAreLexicalWhileChromaIsAwayAndByMeaningWhenItIsBack() throws Exception {
        assumeTrue(Chroma.isThere());
        Running chroma = Chroma.start(folder, port);
        try (var tribal = Tribal.up(
                folder.resolve("tribal"),
                "--tribal.vector-index=chroma",
                "--tribal.chroma.url=http://127.0.0.1:" + port)) {
            tribal.http()
                    .post(
                            "/api/v1/errors",
                            Reports.of("LampException", "the lighthouse lamp is out"),
                            "Prefer",
                            "wait=10");
            await().atMost(LONG)
                    .until(() -> find(tribal).json().path("degraded").isEmpty());

            chroma.kill();
            var degraded = find(tribal);
            assertThat(degraded.status()).isEqualTo(200);
            assertThat(degraded.json().at("/degraded/0").asString()).isEqualTo("vector");
            assertFound(degraded);
            assertThat(tribal.http().get("/health/detailed").response().body()).contains("Chroma cannot be reached");

            chroma = Chroma.start(folder, port);
            await().atMost(LONG)
                    .until(() -> find(tribal).json().path("degraded").isEmpty());
            assertFound(find(tribal));
        } finally {
            chroma.kill();
        }
    }

    private static void assertFound(Http.Answer answer) {
        assertThat(answer.json().at("/results/0/record/error_type").asString()).isEqualTo("LampException");
    }

    private static Http.Answer find(Tribal tribal) {
        return tribal.http().post("/api/v1/errors/similar", Map.of("query", "lighthouse lamp"));
    }
}
