package dev.tribal.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.platform.app.Http;
import dev.tribal.platform.app.PlatformTest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

@PlatformTest
@Import(TroubleIT.Lamp.class)
@TestPropertySource(properties = "management.endpoint.health.group.ready.include=readinessState,lamp")
class TroubleIT {
    @Autowired
    private Http http;

    @Autowired
    private MeterRegistry meters;

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/ready", "/health/detailed"})
    void partInTroubleIsToldAndTakesNoInstanceOut(String path) throws Exception {
        var answer = http.get(path);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asString()).isEqualTo("TROUBLE");
    }

    @Test
    void partInTroubleCountsAsNotWell() {
        Gauge lamp = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> meters.find("tribal.health")
                                .tag("component", "lamp")
                                .gauge(),
                        gauge -> gauge != null);
        assertThat(lamp.value()).isZero();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Lamp {
        @Bean
        HealthIndicator lampHealthIndicator() {
            return () -> Trouble.health()
                    .withDetail("state", "The lamp is out")
                    .withDetail("advice", "Light it")
                    .build();
        }
    }
}
