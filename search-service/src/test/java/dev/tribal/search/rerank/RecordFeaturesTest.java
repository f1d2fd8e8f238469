package dev.tribal.search.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Solution;
import dev.tribal.search.Records;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordFeaturesTest {
    @Test
    void theTypeIsItsSimpleNameWithoutCase() {
        int type = typed("java.io.IOException").type();
        assertThat(List.of(
                        typed("IOException").type(), typed("std::ioexception").type()))
                .containsOnly(type);
        assertThat(typed("java.io.EOFException").type()).isNotEqualTo(type);
        assertThat(typed("java.io.").type()).isZero();
    }

    @Test
    void theMessageIsItsFirstLineThatSaysSomething() {
        RecordFeatures features = of("\n  \nno cart is open\nsee the log", "E", List.of());
        assertThat(features.message().lines()).hasSize(1);
        assertThat(features.wording()).isEqualTo(Wording.of("no cart is open"));
        assertThat(features.error().lines()).hasSize(2);
    }

    @Test
    void aRecordWithoutAnyTextHasNothingToCompare() {
        RecordFeatures features = of(" ", "E", List.of());
        assertThat(features.message().lines()).isEmpty();
        assertThat(features.wording()).isEqualTo(Terms.NONE);
        assertThat(features.solutionLines()).isEmpty();
    }

    @Test
    void solutionsCountWithTheirExplanationsButNotThoseThatNobodyTried() {
        RecordFeatures features =
                of("x", "E", List.of(solution("open the drawer", null), solution("close the window", range())));
        assertThat(features.solution()).isEqualTo(Terms.of(List.of("open", "drawer", "because", "shut")));
        assertThat(features.solutionLines())
                .contains(Wording.of("open the drawer"))
                .doesNotContain(Wording.of("close the window"));
    }

    @Test
    void aLongRecordIsEstimatedAsLarger() {
        assertThat(of("no cart\n" + "line of a log number\n".repeat(40), "E", List.of())
                        .size())
                .isGreaterThan(of("no cart", "E", List.of()).size());
    }

    private static RecordFeatures typed(String type) {
        return of("message", type, List.of());
    }

    private static RecordFeatures of(String message, String type, List<Solution> solutions) {
        ErrorRecord record = Records.change("features", 1, type, "x").record();
        return RecordFeatures.of(record.withContext(new ErrorContext(null, null, message, null, null, null))
                .withSolutions(solutions));
    }

    private static ChangeRange range() {
        return new ChangeRange("a".repeat(40), "b".repeat(40), null);
    }

    private static Solution solution(String description, @Nullable ChangeRange candidate) {
        return new Solution(
                new UUID(0, 1),
                description,
                null,
                "because it is shut",
                List.of(),
                null,
                null,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                null,
                null,
                candidate,
                null);
    }
}
