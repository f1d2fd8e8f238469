package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateTest {
    private final AtomicLong nanos = new AtomicLong(5);
    private final Rate rate = new Rate(nanos::get);

    @Test
    void theFirstLineHasNoRate() {
        assertThat(rate.line(0, 1_000)).isEqualTo("0 of 1,000 records (0 %)");
    }

    @Test
    void laterLinesTellRateAndTimeLeft() {
        rate.line(100, 1_000);
        nanos.addAndGet(2_000_000_000L);

        assertThat(rate.line(300, 1_000)).isEqualTo("300 of 1,000 records (30 %), 100/s, about 7 s left");
    }

    @Test
    void moreRecordsThanAtTheBeginningAreNoMoreThanAll() {
        rate.line(0, 100);
        nanos.addAndGet(1_000_000_000L);

        assertThat(rate.line(120, 100)).isEqualTo("120 of 100 records (100 %), 120/s, about 0 s left");
    }

    @Test
    void anUnknownTotalIsNotShown() {
        assertThat(rate.line(7, 0)).isEqualTo("7 records");
    }

    @Test
    void beforeAnythingIsCountedItSaysSo() {
        assertThat(rate.line(0, 0)).isEqualTo("preparing");
    }
}
