package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintVersionTest {
    @Test
    void versionIsReadFromThePrefix() {
        assertThat(FingerprintVersion.of("v1:9f2c")).isEqualTo(1);
        assertThat(FingerprintVersion.of("v2:place:9f2c")).isEqualTo(2);
        assertThat(FingerprintVersion.of("v12:x")).isEqualTo(12);
        assertThat(FingerprintVersion.of("v1:9f2c/v2:place:8a")).isEqualTo(1);
    }

    @Test
    void whatHasNoVersionHasNone() {
        assertThat(List.of("message:9f2c", "", "v:1", "vx:1", "v1", "v99999999999:1"))
                .allMatch(print -> FingerprintVersion.of(print) == 0);
    }

    @Test
    void theLatestOfTheSurestKindDecides() {
        List<String> prints = List.of("v2:template:a", "v2:place:b", "v2:test:c", "v2:place:d", "v2:test:e", "v1:f");

        assertThat(FingerprintVersion.deciding(prints, 2)).contains("v2:place:d");
        assertThat(FingerprintVersion.deciding(prints, 1)).contains("v1:f");
        assertThat(FingerprintVersion.deciding(prints, 3)).isEmpty();
        assertThat(FingerprintVersion.deciding(List.of("v2:template:a", "v2:test:c"), 2))
                .contains("v2:test:c");
    }
}
