package dev.tribal.ingest.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RefusedTokenIT extends HookedService {
    private final Http.Tenant http;
    private final Events events;

    @Autowired
    RefusedTokenIT(Http http, Events events) {
        this.http = http.tenant("nobody");
        this.events = events;
    }

    @Test
    void reportGoesWithoutTheLogAndHealthSaysWhatToDo() {
        API.refuses("/repos/acme/shop/actions/jobs/81/logs");
        byte[] body = Payloads.job(81, "failure").getBytes(StandardCharsets.UTF_8);
        http.send(
                        "POST",
                        "/api/v1/webhooks/github/refused",
                        "application/json",
                        BodyPublishers.ofByteArray(body),
                        "X-Hub-Signature-256",
                        Hmac.hub(SECRET, body),
                        "X-GitHub-Event",
                        "workflow_job",
                        "X-GitHub-Delivery",
                        UUID.randomUUID().toString())
                .is(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(events.of("ci-refused")).hasSize(1));
        var report = (ErrorReported)
                events.of("ci-refused").values().iterator().next().data();
        assertThat(report.errorType()).isEqualTo("CiJobFailed");
        assertThat(API.asked("/repos/acme/shop/actions/jobs/81/logs")).hasSize(1);
        assertThat(http.send("GET", "/health/detailed", "", BodyPublishers.noBody())
                        .is(200)
                        .json()
                        .at("/components/ciServers/details")
                        .toString())
                .contains("refuses the token of 1 webhooks", "another token")
                .doesNotContain("refused,", "localhost", "api-token");
    }
}
