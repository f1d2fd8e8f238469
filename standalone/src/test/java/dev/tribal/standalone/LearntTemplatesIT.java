package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.standalone.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Messages of one statement whose values look like words become one error, and what people say of it holds. */
@InThisProcess
class LearntTemplatesIT {
    private static final String ERRORS = "/api/v1/errors";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final String type = "LoginError" + Reports.word();
    private InProcess tribal;
    private Http all;

    @BeforeEach
    void start() {
        tribal = InProcess.start(folder);
        all = tribal.as("learning");
    }

    @AfterEach
    void stop() {
        tribal.close();
    }

    @Test
    void messagesOfOneStatementAreOneErrorAndStaySoAfterARestart() {
        List<String> messages =
                Stream.generate(LearntTemplatesIT::message).limit(4).toList();
        List<String> ids = messages.stream().map(this::reported).toList();
        assertThat(ids).doesNotHaveDuplicates();

        String first = ids.getFirst();
        ids.subList(1, 4).forEach(part -> awaitAnswered(part, first));
        assertThat(answer(first).path("occurrences").asInt()).isEqualTo(4);

        awaitKnown(first);
        String further = message();
        assertThat(reported(further)).isEqualTo(first);
        assertThat(reported(further)).isEqualTo(first);

        String apart = ids.get(2);
        Answer split = all.send("DELETE", MergedErrors.mergedInto(apart), "application/json", "", "Prefer", "wait=30");
        assertThat(split.status()).as(split.toString()).isEqualTo(200);
        reported(messages.get(2));
        awaitOccurrences(apart, 2);

        tribal.close();
        start();
        awaitKnown(first);
        reported(messages.get(2));
        awaitOccurrences(apart, 3);
        assertThat(answer(apart).path("id").asString()).isEqualTo(apart);
        assertThat(answer(ids.get(1)).path("id").asString()).isEqualTo(first);
    }

    /** As many further messages as come before the intake has read what was learnt; each of them is merged. */
    private void awaitKnown(String whole) {
        Awaitility.await().atMost(SOON).until(() -> {
            String id = reported(message());
            awaitAnswered(id, whole);
            return id.equals(whole);
        });
    }

    private void awaitAnswered(String id, String whole) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(answer(id).path("id").asString()).isEqualTo(whole));
    }

    private void awaitOccurrences(String id, int occurrences) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(answer(id).path("occurrences").asInt()).isEqualTo(occurrences));
    }

    private JsonNode answer(String id) {
        return all.get(ERRORS + "/" + id).json();
    }

    private String reported(String message) {
        Answer answer = all.post(ERRORS, Map.of("error_type", type, "context", Map.of("error_message", message)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return answer.json().path("id").asString();
    }

    private static String message() {
        return "authentication failure for the user " + Reports.word();
    }
}
