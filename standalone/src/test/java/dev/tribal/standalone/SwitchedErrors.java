package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.standalone.Http.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Errors that version 1 of the fingerprints takes for two each and version 2 for one, reported before a switch and while it goes on. */
final class SwitchedErrors {
    private static final int IN_ONE = 500;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TRACE = """
            Traceback (most recent call last):
              File "/srv/app/%s.py", line 7, in pay
                total = cart.total()
            AttributeError: %s""";

    private final List<String> places;
    private final List<String> words;

    /** What each place was known as. */
    private final Map<Integer, Set<String>> ids = new ConcurrentHashMap<>();

    private final Map<Integer, AtomicInteger> acknowledged = new ConcurrentHashMap<>();
    private volatile boolean stopped;
    private @Nullable Thread thread;

    SwitchedErrors(int errors) {
        places = Reports.words(errors);
        words = Reports.words(errors);
    }

    /** Reports both of each, and waits until all are there. */
    void reportAll(Http http) {
        List<Integer> all = IntStream.range(0, 2 * places.size()).boxed().toList();
        for (int from = 0; from < all.size(); from += IN_ONE) {
            List<Integer> some = all.subList(from, Math.min(all.size(), from + IN_ONE));
            String lines =
                    some.stream().map(i -> JSON.writeValueAsString(report(i))).collect(Collectors.joining("\n"));
            Answer answer = http.send("POST", "/api/v1/errors:batch", "application/x-ndjson", lines);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
            some.forEach(i -> acknowledged(i).incrementAndGet());
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(count(http)).isEqualTo(all.size()));
    }

    static int count(Http http) {
        return http.get("/api/v1/status").json().path("errors").asInt();
    }

    /** Goes on to report one after the other, until nobody answers or {@link #stop} is called. */
    void goOn(Http http) {
        stopped = false;
        thread = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; !stopped; i = (i + 7) % (2 * places.size())) {
                    send(http, i);
                }
            } catch (UncheckedIOException _) {
                // The process was killed.
            }
        });
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

    /** Reports one and returns its id. */
    String send(Http http, int i) {
        Answer answer = http.post("/api/v1/errors", report(i));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        String id = answer.json().path("id").asString();
        acknowledged(i).incrementAndGet();
        ids.computeIfAbsent(i / 2, _ -> ConcurrentHashMap.newKeySet()).add(id);
        return id;
    }

    /**
     * Each is one error now, whichever of its ids is asked for, with all its reports.
     *
     * @param unanswered how many reports nobody was told of, that may be there or not
     */
    void assertEachIsOneWithAllItsReports(Http http, int unanswered) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(count(http)).isEqualTo(places.size());
            int more = 0;
            for (int place = 0; place < places.size(); place++) {
                more += moreOccurrences(http, place);
            }
            assertThat(more).isBetween(0, unanswered);
        });
    }

    private int moreOccurrences(Http http, int place) {
        List<JsonNode> answers = new ArrayList<>();
        for (String id : ids.getOrDefault(place, Set.of())) {
            answers.add(http.get("/api/v1/errors/" + id).json());
        }
        assertThat(answers.stream().map(answer -> answer.path("id").asString()).distinct())
                .as(answers.toString())
                .hasSize(1);
        int found = answers.getFirst().path("occurrences").asInt();
        int expected =
                acknowledged(2 * place).get() + acknowledged(2 * place + 1).get();
        assertThat(found).as(answers.getFirst().toString()).isGreaterThanOrEqualTo(expected);
        return found - expected;
    }

    private AtomicInteger acknowledged(int i) {
        return acknowledged.computeIfAbsent(i, _ -> new AtomicInteger());
    }

    private Map<String, Object> report(int i) {
        String word = words.get(i / 2);
        String message = i % 2 == 0 ? "no attribute 'total' in " + word : "there is never a total of " + word;
        Map<String, String> context = Map.of(
                "language",
                "python",
                "error_message",
                message,
                "stack_trace",
                TRACE.formatted(places.get(i / 2), message));
        return Map.of("error_type", "AttributeError", "context", context);
    }
}
