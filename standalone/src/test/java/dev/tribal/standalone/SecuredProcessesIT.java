package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five processes with certificates of an own authority on every port, around a broker that asks for TLS and a password. */
class SecuredProcessesIT {
    private static final String PASSWORD = "correct-horse-battery";
    private static final String CREDENTIALS = "refuses the user, the password or the mechanism";
    private static final String CERTIFICATE = "do not trust each other's certificates";

    @TempDir
    static Path folder;

    private static SecuredSurroundings surroundings;
    private static FiveProcesses tribal;

    @BeforeAll
    static void up() {
        surroundings = SecuredSurroundings.in(folder, PASSWORD);
        tribal = FiveProcesses.up(folder, surroundings.surroundings());
    }

    @AfterAll
    static void down() {
        tribal.close();
    }

    @Test
    void errorGoesThroughAllServicesOverTlsOnly() {
        var tracked = call(
                "track_error",
                Map.of("error_type", "SecuredException", "language", "java", "error_message", "the drawbridge is up"));
        assertThat(tracked.json().at("/result/isError").asBoolean(false))
                .as(tracked.toString())
                .isFalse();
        Reports.awaitFound(tribal.http("search-service"), "drawbridge");

        var found = tribal.http("search-service").post("/api/v1/errors/similar", Map.of("query", "drawbridge is up"));
        assertThat(found.json().at("/results/0/record/error_type").asString()).isEqualTo("SecuredException");
        assertThat(found.json().path("degraded")).isEmpty();
        assertThat(call("find_similar_errors", Map.of("query", "drawbridge")).toString())
                .contains("SecuredException");
        Awaitility.await("entries of the audit log that came through the broker")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                tribal.http("auth-service").get("/api/v1/audit").toString())
                        .contains("error.report"));
    }

    @Test
    void everyPortRefusesPlainHttpAndIsNotTrustedWithoutTheAuthority() {
        for (String service : FiveProcesses.SERVICES) {
            assertThat(new Http("http://localhost:" + tribal.port(service), null)
                            .get("/health")
                            .toString())
                    .as(service)
                    .startsWith("400")
                    .contains("TLS")
                    .doesNotContain("UP");
            assertThatThrownBy(() -> new Http(tribal.url(service), null).get("/health"))
                    .as(service)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("unable to find valid certification path to requested target");
            assertThat(tribal.http(service).get("/health").header("Strict-Transport-Security"))
                    .as(service)
                    .startsWith("max-age=");
            var preflight = tribal.http(service)
                    .send(
                            "OPTIONS",
                            "/api/v1/errors",
                            "text/plain",
                            "",
                            "Origin",
                            "https://evil.example",
                            "Access-Control-Request-Method",
                            "GET");
            assertThat(preflight.header("Access-Control-Allow-Origin"))
                    .as(service)
                    .isEmpty();
        }
    }

    @Test
    void commandNeedsTheAuthoritysCertificate() {
        Running list = keys("--ca", surroundings.tls().resolve("ca.crt").toString());
        assertThat(list.await()).as(list.output()).isZero();
        assertThat(list.output()).contains("active");

        Running untrusted = keys();
        assertThat(untrusted.await()).isEqualTo(1);
        assertThat(untrusted.output()).contains("--ca", "TRIBAL_CA").doesNotContain("Exception", "\tat ");

        Running wrong = keys("--ca", surroundings.tls().resolve("tls.key").toString());
        assertThat(wrong.await()).isEqualTo(2);
        assertThat(wrong.output()).contains("PEM certificates");
    }

    @Test
    void newCertificateIsTakenOverWithoutARestart() throws SSLPeerUnverifiedException {
        String before = shown("search-service");
        surroundings.renewCertificate();
        Awaitility.await("the new certificate")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !shown("search-service").equals(before));
    }

    @Test
    void wrongPasswordOrUntrustedBrokerIsOneSentenceAndNotTheEnd() {
        var wrongPassword =
                Map.of("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", SecuredSurroundings.jaas("guessed-wrongly"));
        var untrusted =
                Map.of("TRIBAL_TLS_FOLDER", surroundings.withOtherAuthority().toString());
        try {
            restart("ingest-service", wrongPassword);
            restart("embedding-service", wrongPassword);
            restart("auth-service", untrusted);
            restart("search-service", untrusted);

            assertSays("ingest-service", CREDENTIALS);
            assertSays("embedding-service", CREDENTIALS);
            assertSays("auth-service", CERTIFICATE);
            assertSays("search-service", CERTIFICATE);
            var answer = tribal.http("ingest-service").post("/api/v1/errors", Reports.of("Lost", "never published"));
            assertThat(answer.status()).isEqualTo(503);
        } finally {
            var concerned = List.of("auth-service", "ingest-service", "embedding-service", "search-service");
            concerned.forEach(service -> restart(service, Map.of()));
            concerned.forEach(tribal::awaitReady);
        }
        tribal.http("ingest-service").post("/api/v1/errors", Reports.of("Again", "the moat is full"));
        assertThat(Reports.awaitFound(tribal.http("search-service"), "moat")).contains("Again");
    }

    @Test
    void serviceThatDoesNotTrustTheOthersSaysSo() {
        restart(
                "mcp-gateway",
                Map.of("TRIBAL_TLS_FOLDER", surroundings.withOtherAuthority().toString()));
        tribal.awaitReady("mcp-gateway");
        assertThat(call("find_similar_errors", Map.of("query", "drawbridge")).status())
                .isEqualTo(503);
        restart("mcp-gateway", Map.of());
        tribal.awaitReady("mcp-gateway");
    }

    private static void assertSays(String service, String sentence) {
        var stranger = new Http(tribal.url(service), null, surroundings.client());
        try {
            Awaitility.await("health of " + service)
                    .atMost(Duration.ofMinutes(4))
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(stranger.get("/health/detailed").toString())
                                    .contains(sentence)
                                    .doesNotContain("localhost"));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(tribal.output(service), e);
        }
        // Two threads meet the refusal, and that of the log may be the later one.
        Awaitility.await("log of " + service)
                .atMost(Duration.ofMinutes(2))
                .until(() -> tribal.output(service).contains(sentence));
        assertThat(tribal.output(service)).doesNotContain(PASSWORD, "guessed-wrongly");
        assertThat(tribal.output(service).split(sentence, -1)).as(service).hasSizeLessThan(6);
    }

    private static void restart(String service, Map<String, String> other) {
        tribal.kill(service);
        tribal.start(service, other);
    }

    private static Http.Answer call(String tool, Map<String, Object> arguments) {
        return tribal.http("mcp-gateway")
                .post(
                        "/mcp",
                        Map.of(
                                "jsonrpc",
                                "2.0",
                                "id",
                                1,
                                "method",
                                "tools/call",
                                "params",
                                Map.of("name", tool, "arguments", arguments)),
                        "Accept",
                        "application/json, text/event-stream");
    }

    private static Running keys(String... options) {
        var command = new ArrayList<>(List.of("./tribal", "keys", "list", "--url", tribal.url("auth-service")));
        command.addAll(List.of(options));
        return Running.start(Project.root(), Map.of("TRIBAL_API_KEY", tribal.key()), command);
    }

    /** The serial number of the certificate that a new connection gets to see. */
    private static String shown(String service) throws SSLPeerUnverifiedException {
        var session = new Http(tribal.url(service), null, surroundings.client())
                .get("/health")
                .response()
                .sslSession()
                .orElseThrow();
        return ((X509Certificate) session.getPeerCertificates()[0])
                .getSerialNumber()
                .toString();
    }
}
