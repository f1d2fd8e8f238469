package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.ReadableErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A secret in every field of every request, and none of them on the log. */
@IngestTest
class ScrubIT {
    private static final String ERRORS = "/api/v1/errors";

    @TempDir
    private static Path folder;

    private final String tenant = "acme-" + UUID.randomUUID();
    private final Http.Tenant http;
    private final Http requests;
    private final Events events;
    private final ReadableErrors readable;

    @Autowired
    ScrubIT(Http http, Events events, ReadableErrors readable) {
        this.requests = http;
        this.http = http.tenant(tenant);
        this.events = events;
        this.readable = readable;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add(
                "tribal.scrub.key-file",
                () -> folder.resolve("secrets/scrub-key").toString());
        registry.add("tribal.scrub.rules-file", () -> rules().toString());
    }

    private static Path rules() {
        try {
            return Files.writeString(folder.resolve("rules.json"), """
                    [{"id": "badge", "anchors": ["BADGE-"], "pattern": "BADGE-[0-9]{6}"},
                     {"id": "ticket", "anchors": ["TICKET-"], "pattern": "TICKET-[0-9]{6}", "tenant": "special"}]
                    """);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void everythingIsReadable() {
        readable.reset(ReadableErrors.Mode.UP);
    }

    @Test
    void noFieldOfAReportKeepsItsSecret() {
        http.postJson(
                        ERRORS,
                        json(Map.of(
                                "error_type", "KeyError " + secret(1),
                                "context", context(),
                                "solution", solution(),
                                "metadata",
                                        Map.of(
                                                secret(20),
                                                Map.of("deep", List.of(Map.of("deeper", secret(21)))),
                                                "password",
                                                "swordfish",
                                                "db_secret",
                                                31415926),
                                "origin",
                                        Map.of(
                                                "project", secret(30),
                                                "commit", secret(31),
                                                "run_url", "https://ci:" + secret(32) + "@ci.example.com/7",
                                                "test_id", secret(33),
                                                "environment", secret(34)))))
                .is(202);

        ErrorReported reported = (ErrorReported) onlyEvent().data();
        assertThat(onLog()).doesNotContain("ghp_", "swordfish", "31415926").contains("[redacted:github-token:");
        assertThat(reported.scrubbed())
                .contains(
                        new Redaction("github-token", "error_type", 1),
                        new Redaction("github-token", "context.stack_trace", 1),
                        new Redaction("github-token", "metadata", 2),
                        new Redaction("pair-metadata", "metadata", 2))
                .allSatisfy(redaction -> assertThat(redaction.toString()).doesNotContain("ghp_"));
    }

    @Test
    void noFieldOfAnUpdateOrASolutionKeepsItsSecret() {
        UUID id = UUID.randomUUID();
        readable.add(id);
        String update = json(Map.of(
                "error_type", secret(1),
                "context", context(),
                "solution", solution(),
                "metadata", Map.of("k", secret(2)),
                "assignee", secret(3),
                "labels", List.of(secret(4))));
        http.send("PUT", ERRORS + "/" + id, "application/json", BodyPublishers.ofString(update))
                .is(202);
        http.postJson(ERRORS + "/" + id + "/solutions", json(solution())).is(202);

        List<ErrorEvent> both = List.copyOf(events.of(tenant).values());
        assertThat(onLog()).doesNotContain("ghp_").contains("[redacted:github-token:");
        assertThat(both).hasSize(2);
        assertThat(((ErrorUpdated) both.getFirst().data()).scrubbed()).hasSizeGreaterThanOrEqualTo(13);
        assertThat(((SolutionRecorded) both.getLast().data()).scrubbed()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void noFieldOfATestReportKeepsItsSecret() {
        http.postXml("/api/v1/reports/junit?project=" + secret(1) + "&run_url=https://x/" + secret(2), """
                        <testsuite tests="1"><testcase classname="c.%s" name="t %s">
                          <failure type="E%s" message="m %s">at %s</failure></testcase></testsuite>""".formatted(
                                secret(3), secret(4), " " + secret(5), secret(6), secret(7)))
                .is(202);

        assertThat(onLog()).doesNotContain("ghp_").contains("[redacted:github-token:");
    }

    @Test
    void aSecretWhereALongTextIsCutLeavesNoHalf() {
        String text =
                (secret(1) + " ").repeat(2 * Limits.ERROR_MESSAGE / secret(1).length());

        http.postXml("/api/v1/reports/junit", """
                        <testsuite tests="1"><testcase classname="c" name="t">
                          <failure type="E" message="%s">at x</failure></testcase></testsuite>""".formatted(text)).is(202);

        int half = secret(1).length() / 2;
        assertThat(onLog())
                .contains("[redacted:github-token:")
                .doesNotContain(secret(1).substring(0, half), secret(1).substring(half));
    }

    @Test
    void reportsThatDifferInTheirSecretsAreTheSameError() {
        for (int n : List.of(1, 2)) {
            http.postJson(
                            ERRORS,
                            json(Map.of(
                                    "error_type",
                                    "AuthError",
                                    "context",
                                    Map.of(
                                            "error_message",
                                            "git@x said no to " + secret(n) + " at https://u:p" + n
                                                    + "assw0rd@example.com/x"))))
                    .is(202);
        }

        assertThat(events.of(tenant).values().stream().map(ErrorEvent::errorId).distinct())
                .hasSize(1);
    }

    @Test
    void rulesOfTheInstallationApplyToTheirTenantOrToAll() {
        String special = "special";
        for (String who : List.of(tenant, special)) {
            requests.tenant(who)
                    .postJson(
                            ERRORS,
                            json(Map.of(
                                    "error_type",
                                    "E",
                                    "context",
                                    Map.of("error_message", "BADGE-123456 TICKET-654321"))))
                    .is(202);
        }

        assertThat(message(tenant)).startsWith("[redacted:badge:").endsWith(" TICKET-654321");
        assertThat(message(special)).startsWith("[redacted:badge:").contains(" [redacted:ticket:");
    }

    @Test
    void theKeyIsInAFileThatOnlyItsOwnerReads() throws IOException {
        Path key = folder.resolve("secrets/scrub-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    private String message(String who) {
        return ((ErrorReported) events.of(who).values().iterator().next().data())
                .context()
                .errorMessage();
    }

    private ErrorEvent onlyEvent() {
        assertThat(events.of(tenant)).hasSize(1);
        return events.of(tenant).values().iterator().next();
    }

    private String onLog() {
        var log = new StringBuilder();
        events.of(tenant)
                .values()
                .forEach(event ->
                        log.append(new String(new EventCodec().write(event).value(), StandardCharsets.UTF_8)));
        return log.toString();
    }

    private static Map<String, Object> context() {
        return Map.of(
                "language",
                secret(10),
                "framework",
                secret(11),
                "error_message",
                "no " + secret(12),
                "code_snippet",
                "push(\"" + secret(13) + "\")",
                "stack_trace",
                "E: x\n\tat a.B.c(" + secret(14) + ")",
                "task_description",
                secret(15));
    }

    private static Map<String, Object> solution() {
        return Map.of(
                "description", secret(16),
                "code_fix", secret(17),
                "explanation", secret(18),
                "references", List.of("https://x.example/" + secret(19)),
                "verify", "TOKEN=" + secret(20));
    }

    /** In two parts, so that no scanner takes it for a real one. */
    private static String secret(int n) {
        return "gh" + "p_" + "%036d".formatted(n);
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }
}
