package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.app.SharedBroker;
import dev.tribal.platform.ServiceLauncher;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.ApiKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

@ExtendWith(OutputCaptureExtension.class)
class IngestApplicationIT {
    @Test
    void startsAloneAndCallsSearchServiceOverHttp() {
        try (var service = ServiceLauncher.run(
                IngestApplication.class,
                "ingest-service",
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + SharedBroker.address(),
                "--spring.http.serviceclient.search.base-url=http://localhost:1")) {
            assertThat(service.getBeansOfType(ErrorCommands.class)).hasSize(1);
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> service.getBean(ErrorQueries.class).get(UUID.randomUUID(), null, 0))
                    .matches(problem -> problem.is(ProblemType.UNAVAILABLE));
            assertThat(service.getBean(IngestSettings.class))
                    .isEqualTo(new IngestSettings(
                            Duration.ofSeconds(15),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(2),
                            10_000,
                            Duration.ofHours(24),
                            DataSize.ofMegabytes(50),
                            DataSize.ofMegabytes(100),
                            null));
        }
    }

    @Test
    void authServiceThatIsAwayIsInTheHealthAndInTheLogAndTakesNoInstanceOut(CapturedOutput log) throws Exception {
        try (var service = ServiceLauncher.run(
                IngestApplication.class,
                "ingest-service",
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + SharedBroker.address(),
                "--TRIBAL_AUTH_URL=http://localhost:1")) {
            assertThat(get(service, "/api/v1/about", "X-API-Key", ApiKey.of("1", "s".repeat(43)))
                            .statusCode())
                    .isEqualTo(503);

            assertThat(get(service, "/health/detailed").body())
                    .contains("\"authService\":{\"details\":{", "auth-service cannot be reached", "TRIBAL_AUTH_URL");
            assertThat(get(service, "/health/ready").statusCode()).isEqualTo(200);
            assertThat(log)
                    .containsOnlyOnce("auth-service cannot be reached at localhost:1; check TRIBAL_AUTH_URL"
                            + " (java.net.ConnectException: the connection was refused or closed)");
        }
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String path, String... headers)
            throws Exception {
        String port = service.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        var log = DataSize.ofMegabytes(1);
        var second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IngestSettings(Duration.ZERO, second, second, 1, second, log, log, null))
                .withMessageContaining("tribal.ingest.ack-timeout");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IngestSettings(second, second, second, 0, second, log, log, null))
                .withMessageContaining("tribal.ingest.remembered-keys");
    }
}
