package dev.tribal.embedding.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatienceTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final Patience patience = new Patience(CLOCK, new Random(1));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | PT7S",
                "0 | PT0S",
                "3600 | PT20S",
                "Sun, 1 Mar 2026 12:00:05 GMT | PT5S",
                "Sun, 1 Mar 2026 11:00:00 GMT | PT0S"
            })
    void itWaitsAsLongAsItIsToldWithinBounds(String retryAfter, Duration wait) {
        assertThat(patience.after(1, retryAfter)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "99999999999999999999", "-1"})
    void whatCannotBeReadIsNoAdvice(String retryAfter) {
        assertThat(patience.after(1, retryAfter)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void withoutAdviceItWaitsLongerEachTimeUpToTheBound() {
        for (int i = 0; i < 100; i++) {
            assertThat(patience.after(1, null)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
            assertThat(patience.after(3, null)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
            assertThat(patience.after(1_000, null)).isBetween(Duration.ZERO, Duration.ofSeconds(20));
        }
    }
}
