package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Position;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Reports of a few errors, one after another until nobody answers, and what was acknowledged. */
final class ReportLoad {
    private static final int DISTINCT = 12;

    private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;
    private @Nullable Thread thread;

    void start(Http http) {
        thread = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; !stopped; i++) {
                    send(http, i);
                }
            } catch (UncheckedIOException _) {
                // The process was killed.
                stopped = true;
            }
        });
    }

    private void send(Http http, int i) {
        String name = String.valueOf((char) ('A' + i % DISTINCT)).repeat(3);
        var answer = http.post("/api/v1/errors", Reports.of("Drill" + name, "failure of module " + name));
        if (answer.status() == 202) {
            acknowledged.add(new Acknowledged(
                    answer.json().path("id").asString(),
                    Position.of(answer.json().path("position").asString())));
        }
    }

    void stop() {
        stopped = true;
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /**
     * Every error has exactly those of its reports that are in the backup; one that was under way when the process was
     * killed may be there or not.
     *
     * @param ends offsets behind the last event of each partition of the backup
     */
    void assertCounted(Http http, Map<Integer, Long> ends) {
        Map<String, Integer> expected = new HashMap<>();
        for (Acknowledged report : acknowledged) {
            if (report.position().offset() < ends.getOrDefault(report.position().partition(), 0L)) {
                expected.merge(report.id(), 1, Integer::sum);
            }
        }
        assertThat(expected).hasSize(DISTINCT);
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            int more = 0;
            for (var error : expected.entrySet()) {
                int found = http.get("/api/v1/errors/" + error.getKey())
                        .json()
                        .path("occurrences")
                        .asInt();
                assertThat(found).as(error.getKey()).isBetween(error.getValue(), error.getValue() + 1);
                more += found - error.getValue();
            }
            assertThat(more).isLessThanOrEqualTo(1);
        });
    }

    private record Acknowledged(String id, Position position) {}
}
