package dev.tribal.platform.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.event.GroupingDecision;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecidedVersionsTest {
    private static final Instant BEGAN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant SWITCHED = Instant.parse("2026-05-01T10:00:00Z");

    private final DecidedVersions first = DecidedVersions.beginning(new GroupingDecision(1, BEGAN, null));

    @Test
    void newerVersionDecidesAndTheOneBeforeIsRemembered() {
        DecidedVersions after = first.with(new GroupingDecision(2, SWITCHED, "key:op"));

        assertThat(after.current()).isEqualTo(2);
        assertThat(after.earlier()).containsExactly(1);
        assertThat(after.since()).isEqualTo(SWITCHED);
    }

    @Test
    void whoBeginsAtTheSameTimeOrSwitchesOnceMoreChangesNothing() {
        DecidedVersions after = first.with(new GroupingDecision(2, SWITCHED, "key:op"));

        assertThat(first.with(new GroupingDecision(1, SWITCHED, null))).isSameAs(first);
        assertThat(first.with(new GroupingDecision(2, SWITCHED, null))).isSameAs(first);
        assertThat(after.with(new GroupingDecision(1, SWITCHED, null))).isSameAs(after);
        assertThat(after.with(new GroupingDecision(2, SWITCHED.plusSeconds(1), "key:op")))
                .isSameAs(after);
    }

    @Test
    void installationThatBeganWithTheNewestHasNoEarlierOne() {
        assertThat(DecidedVersions.newest().earlier()).isEmpty();
        assertThatThrownBy(() -> new DecidedVersions(List.of(), BEGAN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewInstallationBeginsWithTheNewest() {
        assertThat(new GroupingSettings(FingerprintVersion.NEWEST).firstVersion())
                .isEqualTo(2);
        assertThatThrownBy(() -> new GroupingSettings(3)).hasMessageContaining("1 to 2");
        assertThatThrownBy(() -> new GroupingSettings(0)).hasMessageContaining("1 to 2");
    }
}
