package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IngestTest
class BatchIT {
    private static final String BATCH = "/api/v1/errors:batch";

    private final String tenant = "batch-" + UUID.randomUUID();
    private final Http all;
    private final Http.Tenant http;
    private final Events events;

    @Autowired
    BatchIT(Http http, Events events) {
        this.all = http;
        this.http = http.tenant(tenant);
        this.events = events;
    }

    @Test
    void eachLineIsAcceptedWithItsIdAndPosition() {
        String body = IntStream.range(0, 300)
                .mapToObj(i -> line("Error" + "abc".charAt(i % 3), "m"))
                .collect(Collectors.joining("\n"));
        var receipt = send(body).is(202).json();
        assertThat(receipt.path("accepted").asInt()).isEqualTo(300);
        assertThat(receipt.path("results")).hasSize(300);
        var published = events.of(tenant);
        receipt.path("results").forEach(result -> {
            var position =
                    dev.tribal.contracts.Position.of(result.path("position").asString());
            assertThat(published.get(position).errorId())
                    .hasToString(result.path("id").asString());
        });
        assertThat(events.audited(tenant))
                .singleElement()
                .matches(entry -> entry.action().equals("reports.publish"));
    }

    @Test
    void aStormInOneBatchIsCountedExactly() {
        String body = IntStream.range(0, 10_000)
                .mapToObj(i -> line("Storm" + "Error".repeat(i % 40), "m"))
                .collect(Collectors.joining("\n"));
        long start = System.nanoTime();
        send(body).is(202);
        System.out.printf(
                "a batch of 10,000 reports (%d KB): %d ms%n",
                body.length() / 1024, (System.nanoTime() - start) / 1_000_000);
        assertThat(events.of(tenant).values()).hasSize(10_000);
        assertThat(events.of(tenant).values().stream()
                        .map(event -> event.errorId())
                        .distinct())
                .hasSize(40);
    }

    @Test
    void aLineThatCannotBeTakenCostsNoOther() {
        String tooLong = line("Long", "x".repeat(6_000_000));
        String body = String.join(
                "\r\n",
                line("First", "m"),
                "",
                "{\"error_type\":",
                "[1]",
                "{\"error_type\":\"T\",\"context\":{}}",
                tooLong,
                "{\"error_type\":\"T\",\"idempotency_key\":7,\"context\":{\"error_message\":\"m\"}}",
                line("Last", "m"));
        var results = send(body).is(207).json().path("results");
        assertThat(results.findValuesAsString("line")).containsExactly("1", "3", "4", "5", "6", "7", "8");
        assertThat(results.path(0).has("problem")).isFalse();
        assertThat(results.path(1).path("problem").path("detail").asString()).contains("not valid JSON");
        assertThat(results.path(2).path("problem").path("detail").asString()).contains("must be a JSON object");
        assertThat(results.path(3).path("problem").toString()).contains("context.error_message");
        assertThat(results.path(4).path("problem").path("status").asInt()).isEqualTo(413);
        assertThat(results.path(5).path("problem").toString()).contains("idempotency_key");
        assertThat(results.path(6).path("id").asString()).isNotEmpty();
        assertThat(events.of(tenant).values())
                .extracting(event -> ((ErrorReported) event.data()).errorType())
                .containsExactlyInAnyOrder("First", "Last");
    }

    @Test
    void aRepeatedLineIsPublishedOnceHoweverItIsSent() {
        String keyed = "{\"idempotency_key\":\"k1\",\"error_type\":\"T\",\"context\":{\"error_message\":\"m\"}}";
        String id = send(keyed).is(202).json().at("/results/0/position").asString();
        assertThat(send(keyed).is(202).json().at("/results/0/position").asString())
                .isEqualTo(id);
        assertThat(http.postJson("/api/v1/errors", line("T", "m"), "Idempotency-Key", "k1")
                        .is(202)
                        .json()
                        .path("position")
                        .asString())
                .isEqualTo(id);
        assertThat(send(keyed.replace("\"m\"", "\"other\""))
                        .is(207)
                        .json()
                        .at("/results/0/problem/type")
                        .asString())
                .isEqualTo(ProblemType.IDEMPOTENCY_MISMATCH.uri().toString());
        assertThat(events.of(tenant)).hasSize(1);
    }

    @Test
    void aLineThatRepeatsOneBeforeItHasItsResult() {
        String keyed = "{\"idempotency_key\":\"k1\",\"error_type\":\"T\",\"context\":{\"error_message\":\"m\"}}";
        String body = String.join("\n", keyed, line("Other", "m"), keyed, keyed.replace("\"m\"", "\"other\""));
        for (int i = 0; i < 2; i++) {
            var results = send(body).is(207).json().path("results");
            assertThat(results.findValuesAsString("line")).containsExactly("1", "2", "3", "4");
            assertThat(results.at("/2/position").asString())
                    .isNotEmpty()
                    .isEqualTo(results.at("/0/position").asString());
            assertThat(results.at("/3/problem/type").asString())
                    .isEqualTo(ProblemType.IDEMPOTENCY_MISMATCH.uri().toString());
        }
        assertThat(events.of(tenant)).hasSize(3);
    }

    @Test
    void theKeyOfTheRequestHoldsForItsLines() {
        String body = line("One", "m") + "\n" + line("Two", "m");
        send(body, "Idempotency-Key", "run-7").is(202);
        send(body + "\n" + line("Three", "m"), "Idempotency-Key", "run-7").is(202);
        assertThat(events.of(tenant)).hasSize(3);
    }

    @Test
    void nothingOfWhatIsNoBatchIsPublished() {
        send("\n\n").isProblem(ProblemType.INVALID_REQUEST);
        http.postJson(BATCH, line("T", "m")).isProblem(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        String many = (line("T", "m") + "\n").repeat(10_001);
        send(many).isProblem(ProblemType.CONTENT_TOO_LARGE);
        http.send(
                        "POST",
                        BATCH,
                        "application/x-ndjson",
                        Http.chunked(("x".repeat(1023) + "\n").repeat(11 * 1024).getBytes(StandardCharsets.UTF_8)))
                .isProblem(ProblemType.CONTENT_TOO_LARGE);
        assertThat(events.of(tenant)).isEmpty();
    }

    @Test
    void aKeyOfAnotherProjectWritesNoLineAboutThisOne() {
        String mine = "{\"error_type\":\"T\",\"origin\":{\"project\":\"mine\"},\"context\":{\"error_message\":\"m\"}}";
        var results = all.restrictedTo(tenant, "mine")
                .send(
                        "POST",
                        BATCH,
                        "application/x-ndjson",
                        BodyPublishers.ofString(mine + "\n" + mine.replace("mine", "other")))
                .is(207)
                .json()
                .path("results");
        assertThat(results.path(0).has("id")).isTrue();
        assertThat(results.path(1).path("problem").path("status").asInt()).isEqualTo(403);
    }

    private static String line(String type, String message) {
        return "{\"error_type\":\"%s\",\"context\":{\"error_message\":\"%s\"}}".formatted(type, message);
    }

    private Http.Answer send(String body, String... headers) {
        return http.send("POST", BATCH, "application/x-ndjson", BodyPublishers.ofString(body), headers);
    }
}
