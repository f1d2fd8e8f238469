package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.TestIngestApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The broker goes away while the service runs. */
class BrokerDownIT {
    private static final String ERROR = "{\"error_type\":\"KeyError\",\"context\":{\"error_message\":\"'total'\"}}";
    private static final String REPORT =
            "<testsuite>%s</testsuite>".formatted("<testcase name='a'><failure message='b'/></testcase>".repeat(50));

    private static final EmbeddedKafkaKraftBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);
    private static ConfigurableApplicationContext service;
    private static Http.Tenant http;

    @BeforeAll
    static void brokerGoesAway() {
        BROKER.afterPropertiesSet();
        var spring = new SpringApplication(TestIngestApplication.class);
        spring.setDefaultProperties(Map.of("spring.config.name", "tribal-defaults,ingest-service"));
        service = spring.run(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + BROKER.getBrokersAsString(),
                "--tribal.ingest.ack-timeout=3s",
                "--tribal.ingest.health-timeout=1s");
        http = service.getBean(Http.class).tenant("acme");
        http.postJson("/api/v1/errors", ERROR).is(202);
        assertThat(health().status()).isEqualTo(200);
        BROKER.destroy();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void writesAreTurnedAwayInTimeAndNeverAccepted() {
        assertUnavailable("/api/v1/errors", "application/json", ERROR);
        assertUnavailable("/api/v1/reports/junit", "application/xml", REPORT);
    }

    @Test
    void healthSaysInWordsWhatIsWrong() {
        var health = health();
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.json()
                        .path("components")
                        .path("broker")
                        .path("details")
                        .path("reason")
                        .asString())
                .contains("does not answer", "KAFKA_BOOTSTRAP_SERVERS");
        assertThat(health.json().at("/components/broker/details/advice").asString())
                .contains("what was accepted is safe");
    }

    private static void assertUnavailable(String path, String contentType, String body) {
        long start = System.nanoTime();
        var problem = http.send("POST", path, contentType, BodyPublishers.ofString(body))
                .isProblem(ProblemType.UNAVAILABLE);
        assertThat(problem.header("Retry-After")).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }

    private static Http.Answer health() {
        return http.send("GET", "/health/detailed", "", BodyPublishers.noBody());
    }
}
