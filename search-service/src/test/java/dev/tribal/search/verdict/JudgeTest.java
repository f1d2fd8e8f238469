package dev.tribal.search.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.search.Records;
import dev.tribal.search.rerank.Candidate;
import dev.tribal.search.rerank.RecordFeatures;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.verdict.Judge.Judged;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {
    private static final String MESSAGE = "Cannot invoke CartItem.total() because the return value of find is null";

    private final Reranker reranker = new Reranker(Weights.shipped());
    private final Judge judge = new Judge(Calibration.shipped(), new VerdictSettings(0.75, 0.3));

    @Test
    void nothingIsJudgedWhereNothingWasFound() {
        assertThat(judge.judge(List.of(), 5)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 59})
    void theVerySameMessageIsTheSameErrorInSmallAndLargeMemories(int others) {
        List<Candidate> candidates = new ArrayList<>(List.of(candidate("cart", MESSAGE, 9, 0.98)));
        for (int i = 0; i < others; i++) {
            candidates.add(candidate("o" + i, "The queue " + i + " of job x" + i + " did not drain", 1, 0.3));
        }
        List<Judged> judged = judge.judge(reranker.rank(MESSAGE, candidates), 3);
        assertThat(judged.getFirst().verdict()).isEqualTo(Verdict.SAME);
        assertThat(judged.stream().skip(1))
                .allSatisfy(other -> assertThat(other.verdict()).isNotEqualTo(Verdict.SAME));
    }

    @Test
    void whatIsAboutSomethingElseIsNotSuggestedBecauseNothingElseIsThere() {
        List<Candidate> candidates = List.of(candidate("cart", MESSAGE, 1, 0.2));
        String question = "npm ERR! peer dependency of the frontend package is missing: find another";
        assertThat(judge.judge(reranker.rank(question, candidates), 1))
                .singleElement()
                .satisfies(one -> assertThat(one.verdict()).isNotEqualTo(Verdict.SAME));
    }

    @Test
    void thresholdsAreInclusiveAndInOrder() {
        var settings = new VerdictSettings(0.75, 0.3);
        assertThat(settings.of(0.75)).isEqualTo(Verdict.SAME);
        assertThat(settings.of(0.3)).isEqualTo(Verdict.SIMILAR);
        assertThat(settings.of(0.29)).isEqualTo(Verdict.NONE);
        assertThatThrownBy(() -> new VerdictSettings(0.3, 0.8)).hasMessageContaining("tribal.search.verdict.similar");
        assertThatThrownBy(() -> new VerdictSettings(Double.NaN, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Candidate candidate(String name, String message, double words, double cosine) {
        ErrorRecord record = Records.change(name, 1, "Error", message).record();
        return new Candidate(record.id(), RecordFeatures.of(record), words, cosine);
    }
}
