package dev.tribal.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.tribal.platform.app.TestAuthority;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

class SigningKeySourceTest {
    private TestAuthority authority = new TestAuthority();

    private final JwtDecoder decoder = NimbusJwtDecoder.withJwkSource(SigningKeySource.cached(() -> authority))
            .build();

    @Test
    void tokenIsNeitherGoodNorBadUntilTheAuthorityIsThere() {
        String token = authority.token("errors:read");
        authority.setAway(true);
        assertThatExceptionOfType(JwtException.class)
                .isThrownBy(() -> decoder.decode(token))
                .isNotInstanceOf(BadJwtException.class);

        authority.setAway(false);
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(decoder.decode(token)).isNotNull());
    }

    @Test
    void newKeyIsFetchedWhenItsFirstTokenComes() {
        assertThat(decoder.decode(authority.token("errors:read"))).isNotNull();

        authority = new TestAuthority();

        // Keys are fetched once a second at most.
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(decoder.decode(authority.token("errors:read")))
                        .isNotNull());
    }

    @Test
    void strangersTokensDoNotStopTheCallersThatAreKnown() {
        String known = authority.token("errors:read");
        decoder.decode(known);

        for (int i = 0; i < 5; i++) {
            String stranger = new TestAuthority().token("errors:read");
            assertThatExceptionOfType(JwtException.class).isThrownBy(() -> decoder.decode(stranger));
            assertThat(decoder.decode(known)).isNotNull();
        }
    }
}
