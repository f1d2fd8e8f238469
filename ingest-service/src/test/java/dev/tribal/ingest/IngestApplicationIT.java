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
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

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
