package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code tribal scrub}: what a rule finds is gone from everything that a client can read. */
class ScrubCommandIT {
    private static final String PERSON = "zelda77";
    private static final String BADGE = "BADGE-482910";
    private static final String RULES = """
            [{"id": "badge", "anchors": ["BADGE-"], "pattern": "BADGE-[0-9]{6}", "tenant": "default"}]
            """;

    @TempDir
    Path folder;

    @Test
    void ruleOfAnOptionThatIsOffAndRuleOfTheTenantAreAppliedToWhatIsStored() throws IOException {
        String id;
        try (var tribal = Tribal.up(folder)) {
            id = report(tribal);
            Reports.awaitFound(tribal.http(), "door does not open");
            assertThat(tribal.http().get("/api/v1/errors/" + id).toString()).contains(PERSON, BADGE);
            assertRefused(2, "--rule is needed");
            assertRefused(1, "rule must be the id of a scrub rule", "--rule", "badge");

            assertThat(done("--rule", "home-folder", "--dry-run")).contains("nothing was changed");
            assertThat(tribal.http().get("/api/v1/errors/" + id).toString()).contains(PERSON);
            assertThat(done("--rule", "home-folder")).contains("1 of 1 records");
            awaitGone(tribal, id, PERSON);
            assertThat(done("--rule", "home-folder")).contains("has taken 0 things out of 0 of 1 records");
        }
        Path rules = Files.writeString(folder.resolve("rules.json"), RULES);
        try (var tribal = Tribal.up(folder, "--tribal.scrub.rules-file=" + rules)) {
            assertThat(done("--rule", "badge")).contains("1 of 1 records");
            awaitGone(tribal, id, BADGE);
            JsonNode record = tribal.http().get("/api/v1/errors/" + id).json();
            assertThat(record.path("occurrences").asInt()).isEqualTo(1);
            assertThat(record.path("context").path("stack_trace").asString())
                    .hasSizeGreaterThan(100_000)
                    .contains("[redacted:badge:", "[redacted:home-folder:");
            assertThat(record.path("scrubbed").toString()).contains("home-folder", "badge");
            assertThat(Reports.awaitFound(tribal.http(), "door does not open")).doesNotContain(PERSON, BADGE);
            assertThat(tribal.http().get("/api/v1/audit?action=scrub.apply").toString())
                    .contains("\"home-folder\"", "\"badge\"");
        }
    }

    private static String report(Tribal tribal) {
        String line = "\tat door.Lock.open(/home/%s/src/Lock.java:7) %s%n".formatted(PERSON, BADGE);
        Map<String, Object> context = Map.of(
                "error_message",
                "the door does not open for " + BADGE,
                "stack_trace",
                "door.LockException: shut\n" + line.repeat(2_000));
        return tribal.http()
                .post("/api/v1/errors", Map.of("error_type", "door.LockException", "context", context))
                .json()
                .path("id")
                .asString();
    }

    private static void awaitGone(Tribal tribal, String id, String secret) {
        await().untilAsserted(() -> assertThat(
                        tribal.http().get("/api/v1/errors/" + id).toString())
                .contains("the door does not open")
                .doesNotContain(secret, "\"missing\""));
        for (String query : new String[] {"?max_results=50", "?error_message=" + secret}) {
            assertThat(tribal.http().get("/api/v1/errors" + query).toString()).doesNotContain(secret);
        }
        assertThat(tribal.http()
                        .post("/api/v1/errors/similar", Map.of("query", "door " + secret))
                        .toString())
                .doesNotContain(secret);
    }

    private String done(String... words) {
        Running scrub = command(words);
        assertThat(scrub.await()).as(scrub.output()).isZero();
        return scrub.output();
    }

    private void assertRefused(int status, String sentence, String... words) {
        Running refused = command(words);
        assertThat(refused.await()).as(refused.output()).isEqualTo(status);
        assertThat(refused.output()).contains(sentence).doesNotContain("Exception");
    }

    private Running command(String... words) {
        List<String> command = new ArrayList<>(List.of("./tribal", "scrub"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data-dir", folder.toString()));
        return Running.start(Project.root(), command.toArray(String[]::new));
    }
}
