package dev.tribal.auth.clients.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentLifetimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=600 | 600",
                "public, Max-Age=7200 | 7200",
                "max-age=0 | 60",
                "max-age=999999999 | 86400",
                "no-store | 60",
                "no-cache, max-age=7200 | 60",
                "s-maxage=5 | 3600",
                "public | 3600",
                "max-age=99999999999999999999 | 86400",
                "max-age=x | 3600"
            })
    void senderDecidesWithinLimits(String cacheControl, int seconds) {
        assertThat(DocumentLifetime.of(cacheControl)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void withoutAWordItIsAnHour() {
        assertThat(DocumentLifetime.of(null)).isEqualTo(Duration.ofHours(1));
    }
}
