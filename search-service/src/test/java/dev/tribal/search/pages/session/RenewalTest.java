package dev.tribal.search.pages.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tribal.platform.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClient;

class RenewalTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String TOKENS =
            "{\"access_token\":\"next\",\"refresh_token\":\"next-refresh\",\"expires_in\":300}";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer auth;
    private volatile int status = 200;
    private Renewal renewal;

    @BeforeEach
    void start() throws IOException {
        auth = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        auth.createContext("/oauth2/token", exchange -> {
            asked.incrementAndGet();
            byte[] body = TOKENS.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        auth.start();
        String url = "http://localhost:" + auth.getAddress().getPort();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        renewal = new Renewal(new OAuthEndpoints(() -> RestClient.create(url), clock), clock);
    }

    @AfterEach
    void stop() {
        auth.stop(0);
    }

    @Test
    void tokenThatIsStillGoodIsKept() {
        PageSession session = ending(Duration.ofMinutes(2));

        assertThat(renewal.current(session)).isSameAs(session);
        assertThat(asked).hasValue(0);
    }

    @Test
    void whoComesWithTheOldTokenAgainGetsWhatTheFirstOneGot() {
        PageSession session = ending(Duration.ofSeconds(5));

        PageSession next = renewal.current(session);

        assertThat(next.credential()).isEqualTo("next");
        assertThat(next.tokenEnds()).isEqualTo(NOW.plusSeconds(300));
        assertThat(next.formToken()).isEqualTo(session.formToken());
        assertThat(renewal.current(session)).isEqualTo(next);
        assertThat(asked).hasValue(1);
    }

    @Test
    void refusedTokenEndsTheSession() {
        status = 400;

        assertThatThrownBy(() -> renewal.current(ending(Duration.ofSeconds(5))))
                .isInstanceOf(RefusedGrantException.class);
    }

    @Test
    void tokenIsUsedToItsEndWhileNobodyAnswers() {
        status = 503;
        PageSession session = ending(Duration.ofSeconds(5));

        assertThat(renewal.current(session)).isSameAs(session);
        assertThatThrownBy(() -> renewal.current(ending(Duration.ofSeconds(-5))))
                .isInstanceOf(ProblemException.class);
    }

    private static PageSession ending(Duration left) {
        return new PageSession("token", "refresh", NOW.plus(left), NOW.plus(Duration.ofHours(1)), "form");
    }
}
