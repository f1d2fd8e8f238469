package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeTest {
    @ParameterizedTest
    @CsvSource({"12h,2026-03-01T12:00:00Z", "90d,2026-05-30T00:00:00Z", "4w,2026-03-29T00:00:00Z"})
    void hoursDaysAndWeeksAreCountedFromNow(String text, Instant end) {
        assertThat(Lifetime.parse(text).from(Instant.parse("2026-03-01T00:00:00.25Z")))
                .isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "90", "d", "0d", "-1d", "1.5h", "90 d", "10000d", "1y"})
    void anythingElseIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> Lifetime.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("like 12h, 90d or 4w");
    }

    @Test
    void whatIsPutIntoAPathStaysOneSegment() {
        assertThat(TribalApi.segment("../a b?c")).isEqualTo("..%2Fa%20b%3Fc");
    }
}
