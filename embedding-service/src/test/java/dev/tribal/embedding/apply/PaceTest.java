package dev.tribal.embedding.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.lifecycle.Storm;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(-5);
    private final Pace pace = new Pace(now::get);

    @Test
    void fiftyReportsPerSecondNeverWait() {
        assertThat(after(Duration.ofMillis(20), 1)).isEqualTo(Duration.ZERO);
        assertThat(after(Duration.ofMillis(100), 5)).isEqualTo(Duration.ZERO);
        assertThat(after(Duration.ofMillis(800), 40)).isEqualTo(Duration.ZERO);
    }

    @Test
    void reportsOfAStormGather() {
        assertThat(after(Duration.ofMillis(100), 25)).isEqualTo(Pace.REST);
        assertThat(after(Pace.REST.plusMillis(100), 60)).isEqualTo(Pace.REST);
    }

    @Test
    void stormThatIsOverDelaysNobody() {
        assertThat(after(Duration.ofMillis(100), 25)).isEqualTo(Pace.REST);
        assertThat(after(Pace.REST.plusMillis(100), 20)).isEqualTo(Duration.ZERO);
    }

    @Test
    void whatWaitsAlreadyIsNotDelayed() {
        assertThat(after(Duration.ofMillis(100), Storm.FULL)).isEqualTo(Duration.ZERO);
    }

    private Duration after(Duration time, int events) {
        now.addAndGet(time.toNanos());
        return pace.rest(events);
    }
}
