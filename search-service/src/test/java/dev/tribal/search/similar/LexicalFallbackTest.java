package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Searches while nobody says what is near. */
class LexicalFallbackTest extends HybridSearching {
    @Test
    void readFallsBackToLexicalWhenNearestFails() {
        SearchResults results = search("ORA-00942", Filters.ofTenant(TENANT), _ -> {
            throw ProblemException.unavailable("away", Duration.ofSeconds(1), null);
        });
        assertThat(results.degraded()).containsExactly("vector");
        assertThat(results.results()).hasSize(1);
        assertThat(meters.counter("tribal.search.degraded").count()).isEqualTo(1);
    }

    @Test
    void readFallsBackToLexicalWhenNearestHangs() {
        var released = new CountDownLatch(1);
        SearchResults results = search("ORA-00942", Filters.ofTenant(TENANT), _ -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new NearestResult(List.of());
        });
        assertThat(results.degraded()).containsExactly("vector");
        assertThat(results.results()).hasSize(1);
    }

    @Test
    void deadServiceIsNotAskedEveryTime() {
        var calls = new AtomicInteger();
        try (var nearest = nearest(_ -> {
            calls.incrementAndGet();
            throw new IllegalStateException("dead");
        })) {
            var hybrid = hybrid(nearest);
            for (int i = 0; i < 10; i++) {
                assertThat(hybrid.search(text("ORA-00942"), Filters.ofTenant(TENANT), 5)
                                .degraded())
                        .containsExactly("vector");
            }
            assertThat(calls).hasValue(3);
            assertThat(nearest.isWell()).isFalse();
        }
    }
}
