package dev.tribal.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.ingest.SharedData;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every file that others collected is understood, or refused with a reason; none breaks anything. */
class RealPayloadsIT extends HookedService {
    private static final Pattern EVENT = Pattern.compile("api\\.github\\.com__([a-z_]+?)__.*");

    private final String tenant = "real-payloads-" + UUID.randomUUID();
    private final Http clients;
    private final Http.Tenant http;
    private final Events events;

    @Autowired
    RealPayloadsIT(Http clients, Events events) {
        this.clients = clients;
        this.http = clients.tenant(tenant);
        this.events = events;
    }

    @Test
    void everyTestReportIsUnderstoodOrRefused() throws IOException {
        Map<Integer, Integer> answers =
                send("payloads/junit", (_, body) -> post("/api/v1/reports/junit", "application/xml", body));
        assertThat(answers.keySet()).isSubsetOf(200, 202, 422);
        assertThat(answers.getOrDefault(422, 0)).isLessThanOrEqualTo(7);
    }

    @Test
    void everySarifFileIsUnderstoodOrRefused() throws IOException {
        Map<Integer, Integer> answers = send(
                "payloads/sarif",
                (_, body) -> post("/api/v1/reports/sarif?level=note", "application/sarif+json", body));
        assertThat(answers.keySet()).isSubsetOf(200, 202, 422);
        // Those of version 1 and of drafts of version 2, which tools convert.
        assertThat(answers.getOrDefault(422, 0)).isLessThanOrEqualTo(16);
    }

    @Test
    void everyBuildLogIsRead() throws IOException {
        Map<Integer, Integer> answers =
                send("payloads/build_logs", (_, body) -> post("/api/v1/reports/log", "text/plain", body));
        assertThat(answers.keySet()).isSubsetOf(200, 202);
        // Most of the others have warnings only.
        assertThat(answers.getOrDefault(202, 0)).isGreaterThanOrEqualTo(30);
    }

    @Test
    void everyCompressedLogOfTaskclusterIsRead() throws IOException {
        Map<Integer, Integer> answers = send(
                "ci_logs/treeherder",
                (_, body) -> post("/api/v1/reports/log", "text/plain", body, "Content-Encoding", "gzip"));
        assertThat(answers.keySet()).containsExactly(202);
    }

    @Test
    void everyEventOfSentryIsUnderstood() throws IOException {
        Http.Tenant app = clients.dsn(tenant, "shop");
        Map<Integer, Integer> answers = send(
                "payloads/sentry",
                (_, body) -> app.send("POST", "/api/1/store/", "application/json", BodyPublishers.ofByteArray(body)));
        assertThat(answers.keySet()).containsExactly(200);
        assertThat(events.of(tenant)).hasSize(answers.get(200)).hasSizeGreaterThanOrEqualTo(77);
    }

    @Test
    void everyArchiveOfGithubIsRead() throws IOException {
        Map<Integer, Integer> answers = send("payloads/github_actions_log_zips", (_, body) -> {
            Http.Answer answer = post("/api/v1/reports/log", "application/zip", body);
            assertThat(answer.json().path("errors").isEmpty()).isFalse();
            return answer;
        });
        assertThat(answers.keySet()).containsExactly(202);
    }

    @Test
    void everyDeliveryOfGithubIsUnderstoodOrIgnoredWithAReason() throws IOException {
        Map<Integer, Integer> answers = send("payloads/webhooks", (file, body) -> {
            Matcher event = EVENT.matcher(file.getFileName().toString());
            assertThat(event.matches()).as(file.toString()).isTrue();
            Http.Answer answer = post(
                    "/api/v1/webhooks/github/real",
                    "application/json",
                    body,
                    "X-Hub-Signature-256",
                    Hmac.hub(SECRET, body),
                    "X-GitHub-Event",
                    event.group(1),
                    "X-GitHub-Delivery",
                    UUID.randomUUID().toString());
            assertThat(answer.json().has("reason") || answer.body().contains("accepted"))
                    .isTrue();
            return answer;
        });
        assertThat(answers.keySet()).containsExactly(202);
    }

    private Map<Integer, Integer> send(String folder, Sending sending) throws IOException {
        Map<Integer, Integer> answers = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> found = Files.walk(SharedData.find(folder))) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            Http.Answer answer = sending.send(file, Files.readAllBytes(file));
            answers.merge(answer.status(), 1, Integer::sum);
            if (answer.status() >= 400) {
                System.out.printf(
                        "%s: %s%n",
                        file.getFileName(), answer.json().path("detail").asString());
            }
        }
        System.out.printf("%s: %d files, by status %s%n", folder, files.size(), answers);
        return answers;
    }

    private Http.Answer post(String path, String contentType, byte[] body, String... headers) {
        return http.send("POST", path, contentType, BodyPublishers.ofByteArray(body), headers);
    }

    private interface Sending {
        Http.Answer send(Path file, byte[] body);
    }
}
