package dev.tribal.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.api.AccessToken;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

class KeyExchangingJwtDecoderTest {
    private static final String KEY = "tribal_1.secret";

    private final List<String> decoded = new ArrayList<>();
    private Duration lifetime = Duration.ofMinutes(5);
    private Tokens tokens = _ -> new AccessToken("jwt", "Bearer", 300, "errors:read");

    private final KeyExchangingJwtDecoder decoder =
            new KeyExchangingJwtDecoder(this::verify, () -> key -> tokens.exchange(key), Clock.systemUTC());

    @Test
    void tokenIsVerifiedOnceWhileItIsValid() {
        assertThat(decoder.decode("a")).isSameAs(decoder.decode("a"));
        decoder.decode("b");

        assertThat(decoded).containsExactly("a", "b");
    }

    @Test
    void tokenThatIsAboutToExpireIsVerifiedEachTime() {
        lifetime = Duration.ofSeconds(4);

        decoder.decode("a");
        decoder.decode("a");

        assertThat(decoded).containsExactly("a", "a");
    }

    @Test
    void refusedTokenIsNotRemembered() {
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("bad"));
        }

        assertThat(decoded).containsExactly("bad", "bad");
    }

    @Test
    void apiKeyIsExchangedOnce() {
        decoder.decode(KEY);
        decoder.decode(KEY);

        assertThat(decoded).containsExactly("jwt");
    }

    @Test
    void unknownApiKeyIsABadToken() {
        tokens = _ -> {
            throw new ProblemException(ProblemType.UNAUTHORIZED, "The API key is not valid");
        };

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(KEY));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("tribal_"));
    }

    @Test
    void anyOtherFailureOfTheExchangeIsNoVerdictOnTheKey() {
        for (RuntimeException failure : List.of(
                ProblemException.unavailable("away", Duration.ofSeconds(2), null),
                new ProblemException(ProblemType.INTERNAL_ERROR, "broken"),
                new IllegalStateException("not even a problem"))) {
            tokens = _ -> {
                throw failure;
            };

            assertThatExceptionOfType(JwtException.class)
                    .isThrownBy(() -> decoder.decode(KEY))
                    .isNotInstanceOf(BadJwtException.class)
                    .withCause(failure);
        }
    }

    private Jwt verify(String token) {
        decoded.add(token);
        if (token.equals("bad")) {
            throw new BadJwtException("bad");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .expiresAt(Instant.now().plus(lifetime))
                .build();
    }
}
