package dev.tribal.standalone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Reports as a client sends them, and the wait until they are found. */
final class Reports {
    private Reports() {}

    static Map<String, Object> of(String errorType, String message) {
        return Map.of("error_type", errorType, "context", Map.of("language", "java", "error_message", message));
    }

    /** A word of its own for each error; of letters alone, because messages that differ in numbers only are one error. */
    static String word() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .mapToObj(c -> String.valueOf((char) ('g' + Character.digit(c, 16))))
                .collect(Collectors.joining());
    }

    /** So many such words. */
    static List<String> words(int count) {
        return Stream.generate(Reports::word).limit(count).toList();
    }

    /** The body of the first search answer that has a result. */
    static String awaitFound(Http http, String query) {
        return Awaitility.await("found: " + query)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> http.post("/api/v1/errors/similar", Map.of("query", query)),
                        answer -> answer.status() == 200
                                && !answer.json().path("results").isEmpty())
                .response()
                .body();
    }
}
