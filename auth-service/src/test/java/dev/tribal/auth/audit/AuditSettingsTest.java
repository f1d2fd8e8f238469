package dev.tribal.auth.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AuditSettingsTest {
    @Test
    void aRetentionIsADayOrMoreOrForEver() {
        assertThat(new AuditSettings(Duration.ofDays(1)).retention()).isEqualTo(Duration.ofDays(1));
        assertThat(new AuditSettings(Duration.ZERO).retention()).isZero();
        for (Duration wrong : new Duration[] {Duration.ofHours(23), Duration.ofDays(-1)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AuditSettings(wrong))
                    .withMessageContaining("tribal.audit.retention must be 1d or more");
        }
    }
}
