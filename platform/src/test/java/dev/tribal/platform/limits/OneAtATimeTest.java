package dev.tribal.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OneAtATimeTest {
    private final OneAtATime work = new OneAtATime("Somebody is at it", Duration.ofSeconds(5));

    @Test
    void whoComesMeanwhileIsToldSoInsteadOfWaiting() {
        var refused = work.run(() -> {
            try {
                return work.run(() -> "two at once");
            } catch (ProblemException e) {
                return e.is(ProblemType.UNAVAILABLE) ? "told" : "failed";
            }
        });

        assertThat(refused).isEqualTo("told");
    }

    @Test
    void theTurnIsFreeAgainAfterAFailure() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> work.run(() -> {
                    throw new IllegalStateException("failed");
                }));

        assertThat(work.run(() -> "done")).isEqualTo("done");
    }
}
