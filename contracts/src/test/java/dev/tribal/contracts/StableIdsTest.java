package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class StableIdsTest {
    @Test
    void idsNeverChange() {
        assertThat(StableIds.NAMESPACE).hasToString("a14058a1-150c-5d61-80e2-1d12e23f2203");
        assertThat(StableIds.errorId("acme", "v1:0")).hasToString("0fcab168-2fe8-5e58-b878-e20597cd2870");
    }

    @Test
    void partsAreKeptApart() {
        assertThat(StableIds.errorId("acme", "v1:0")).isNotEqualTo(StableIds.errorId("acmev", "1:0"));
        assertThat(StableIds.eventId("a", "report", "k", "c")).isNotEqualTo(StableIds.eventId("a", "update", "k", "c"));
        assertThat(StableIds.solutionId(new UUID(0, 1), "c")).isNotEqualTo(StableIds.solutionId(new UUID(0, 2), "c"));
    }

    @Test
    void solutionIsOneHoweverOftenItIsRecorded() {
        UUID error = new UUID(0, 1);
        assertThat(StableIds.solutionId(error, "c"))
                .isEqualTo(StableIds.solutionId(error, "c"))
                .isNotEqualTo(StableIds.solutionId(error, "d"));
    }
}
