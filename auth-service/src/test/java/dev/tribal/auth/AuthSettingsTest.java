package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tribal.auth.AuthSettings.DatabaseLocation;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT5M", "PT1H"})
    void lifetimeOfASecondToAnHourIsTaken(Duration lifetime) {
        assertThat(settings(null, lifetime).tokenLifetime()).isEqualTo(lifetime);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S", "PT0.5S", "PT1H1S"})
    void otherLifetimeIsRefused(Duration lifetime) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(null, lifetime))
                .withMessageContaining("tribal.auth.token-lifetime");
    }

    @Test
    void emptyFileNameMeansNoFirstKey() {
        assertThat(settings(Path.of(""), Duration.ofMinutes(5)).firstKeyFile()).isNull();
        assertThat(settings(Path.of("a"), Duration.ofMinutes(5)).firstKeyFile()).isEqualTo(Path.of("a"));
    }

    @Test
    void passwordIsNotPrinted() {
        assertThat(new DatabaseLocation("jdbc:postgresql://h/auth", "u", "opensesame").toString())
                .doesNotContain("opensesame");
    }

    private static AuthSettings settings(@Nullable Path firstKeyFile, Duration lifetime) {
        return new AuthSettings(
                Path.of("secrets"),
                firstKeyFile,
                "default",
                lifetime,
                new DatabaseLocation("jdbc:sqlite:a", null, null));
    }
}
