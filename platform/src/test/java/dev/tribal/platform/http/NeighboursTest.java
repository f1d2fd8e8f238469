package dev.tribal.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tribal.platform.health.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class NeighboursTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicInteger port = new AtomicInteger(1);
    private final AtomicInteger requests = new AtomicInteger();
    private Instant now = START;
    private final Neighbours neighbours = new Neighbours(
            () -> RestClient.builder().requestFactory(new JdkClientHttpRequestFactory()),
            _ -> address(),
            ((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private @Nullable HttpServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void nobodyIsSaidToBeAwayBeforeTheFirstCall() {
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void refusedConnectionIsToldWithTheSettingAndWithoutTheAddress() {
        callInVain();

        Health health = health();
        assertThat(health.getStatus()).isEqualTo(Trouble.STATUS);
        assertThat(health.getDetails())
                .containsEntry("state", "search-service cannot be reached since 2026-03-01T12:00:00Z")
                .extractingByKey("advice")
                .asString()
                .contains("TRIBAL_SEARCH_URL")
                .doesNotContain("localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/plain, UP",
        "404, application/problem+json, UP",
        "401, application/json, UP",
        "503, application/vnd.spring-boot.actuator.v3+json, UP",
        "404, text/html, TROUBLE",
        "502, text/plain, TROUBLE",
        "503, , TROUBLE"
    })
    void errorThatNoServiceOfTribalAnswersMeansThatItWasNotReached(int status, @Nullable String type, String health) {
        serve(status, type);

        call();

        assertThat(health().getStatus().getCode()).isEqualTo(health);
    }

    @Test
    void callThatReachesItEndsTheTrouble() {
        callInVain();
        serve(200, "application/json");

        call();

        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void callThatWasGivenUpSaysNothing() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::call).isInstanceOf(ResourceAccessException.class);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void neighbourThatNobodyCallsIsAskedAndFoundAway() {
        neighbours.at("search");
        now = START.plusSeconds(61);

        neighbours.round();

        assertThat(health().getStatus()).isEqualTo(Trouble.STATUS);
    }

    @Test
    void neighbourThatCameBackIsFoundWithoutACall() {
        callInVain();
        serve(200, "application/json");
        now = START.plusSeconds(61);

        neighbours.round();

        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void neighbourThatIsCalledIsNotAsked() {
        serve(200, "application/json");
        call();
        now = START.plusSeconds(59);

        assertThat(neighbours.round()).isLessThanOrEqualTo(Duration.ofSeconds(15));

        assertThat(requests).hasValue(1);
    }

    @Test
    void replaysGoToTheSameServiceAsSearches() {
        assertThat(neighbours.at("dead-letters"))
                .isSameAs(neighbours.at("embedding"))
                .extracting(Neighbour::service)
                .isEqualTo("embedding-service");
    }

    private Health health() {
        return neighbours.at("search").health();
    }

    private void callInVain() {
        assertThatThrownBy(this::call).isInstanceOf(ResourceAccessException.class);
    }

    private void call() {
        RestClient.builder()
                .requestFactory(new JdkClientHttpRequestFactory())
                .requestInterceptor(neighbours.at("search"))
                .build()
                .get()
                .uri(address() + "/things")
                .retrieve()
                .onStatus(_ -> true, (_, _) -> {})
                .toBodilessEntity();
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private void serve(int status, @Nullable String type) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", exchange -> {
                requests.incrementAndGet();
                if (type != null) {
                    exchange.getResponseHeaders().set("Content-Type", type);
                }
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            started.start();
            server = started;
            port.set(started.getAddress().getPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
