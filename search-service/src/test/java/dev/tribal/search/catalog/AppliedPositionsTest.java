package dev.tribal.search.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AppliedPositionsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final AppliedPositions positions = new AppliedPositions();

    @Test
    void appliedPositionNeedsNoWait() {
        positions.advance(new Position(1, 5));
        assertThat(positions.await(new Position(1, 5), Duration.ZERO)).isTrue();
        assertThat(positions.await(new Position(1, 4), Duration.ZERO)).isTrue();
    }

    @Test
    void laterPositionAndOtherPartitionTimeOut() {
        positions.advance(new Position(1, 5));
        assertThat(positions.await(new Position(1, 6), Duration.ofMillis(10))).isFalse();
        assertThat(positions.await(new Position(2, 0), Duration.ofMillis(10))).isFalse();
    }

    @Test
    void positionNeverGoesBack() {
        positions.advance(new Position(0, 9));
        positions.advance(new Position(0, 3));
        assertThat(positions.snapshot()).isEqualTo(Map.of(0, 9L));
    }

    @Test
    void nothingIsAppliedAfterReset() {
        positions.advance(new Position(0, 9));
        positions.reset();
        assertThat(positions.await(new Position(0, 0), Duration.ZERO)).isFalse();
        assertThat(positions.snapshot()).isEmpty();
    }

    @Test
    void thousandsOfWaitersWakeWhenTheirPositionComes() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> waits = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                var position = new Position(i % 3, i);
                waits.add(threads.submit(() -> positions.await(position, LONG)));
            }
            for (int i = 0; i < 5_000; i++) {
                positions.advance(new Position(i % 3, i));
            }
            for (Future<Boolean> wait : waits) {
                assertThat(wait.get()).isTrue();
            }
        }
    }
}
