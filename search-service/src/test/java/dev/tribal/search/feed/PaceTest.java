package dev.tribal.search.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.lifecycle.Storm;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final Duration WORKED = Duration.ofMillis(60);

    private final AtomicLong now = new AtomicLong(-5);
    private final Pace pace = new Pace(now::get);

    @Test
    void fiftyChangesPerSecondNeverWait() {
        assertThat(after(Duration.ofMillis(20), 1, WORKED)).isEqualTo(Duration.ZERO);
        assertThat(after(Duration.ofMillis(100), 5, WORKED)).isEqualTo(Duration.ZERO);
        assertThat(after(Duration.ofMillis(800), 40, Duration.ofSeconds(1))).isEqualTo(Duration.ZERO);
    }

    @Test
    void changesOfAStormGatherForTwiceTheTimeThatTheyTook() {
        assertThat(after(Duration.ofMillis(100), 25, WORKED)).isEqualTo(Duration.ofMillis(120));
        assertThat(after(Duration.ofMillis(300), 60, Duration.ofSeconds(1))).isEqualTo(Pace.LONGEST_REST);
    }

    @Test
    void stormThatIsOverDelaysNobody() {
        assertThat(after(Duration.ofMillis(100), 25, WORKED)).isPositive();
        assertThat(after(Duration.ofMillis(300), 10, WORKED)).isEqualTo(Duration.ZERO);
    }

    @Test
    void whatWaitsAlreadyIsNotDelayed() {
        assertThat(after(Duration.ofMillis(100), Storm.FULL, WORKED)).isEqualTo(Duration.ZERO);
    }

    private Duration after(Duration time, int changes, Duration worked) {
        now.addAndGet(time.toNanos());
        return pace.rest(changes, worked);
    }
}
