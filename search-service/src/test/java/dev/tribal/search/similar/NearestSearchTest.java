package dev.tribal.search.similar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NearestSearchTest {
    @Test
    void refusalOfTheFirstQuestionIsNoTrouble() {
        var asked = new AtomicInteger();
        try (var search = new NearestSearch(
                _ -> {
                    asked.incrementAndGet();
                    throw new ProblemException(ProblemType.UNAUTHORIZED, "Nobody asks");
                },
                Duration.ofSeconds(1),
                Clock.systemUTC())) {
            search.warmUp();
            assertThat(search.isWell()).isTrue();
            assertThat(asked).hasValue(1);
        }
    }
}
