package dev.tribal.search.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.search.Records;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RerankerTest {
    private final Reranker reranker = new Reranker(Weights.shipped());

    @Test
    void nothingIsOrderedWithoutCandidates() {
        assertThat(reranker.rank("anything", List.of())).isEmpty();
    }

    @Test
    void theSameLineComesBeforeMoreCommonWords() {
        Candidate words = candidate("words", "invalid syntax in def total of the cart and the item", 1);
        Candidate line = candidate("line", "def total(cart, *, item):", 0.8);
        assertThat(best("invalid syntax\n    def total(cart, *, item):", words, line))
                .isEqualTo(Records.id("line"));
    }

    @Test
    void theMessageWithTheSamePlainWordsComesBeforeOneThatSharesMoreOfTheRest() {
        Candidate other = candidate("sequence", "Sequence index 'items[name]' is not an int or a slice", 1);
        Candidate same = candidate("slice", "Slice index 'x' is not an int or a slice", 0.6);
        assertThat(best("Slice index 'items[name]' is not an int or a slice", other, same))
                .isEqualTo(Records.id("slice"));
    }

    @Test
    void theWordingOfAMessageSaysNothingOfAStackTrace() {
        String frame = "\n  File \"cart.py\", line 3, in total";
        Candidate[] candidates = {
            candidate("same", "list index out of range", 1), candidate("other", "no such element here", 1)
        };
        assertThat(wording("list index out of range", candidates)).containsExactly(1.0, 0.0);
        assertThat(wording("list index out of range" + frame, candidates)).containsExactly(0.0, 0.0);
    }

    @Test
    void aTraceIsFoundAgainAsWellBetweenTheLinesOfAConsole() {
        String trace = """
                Traceback (most recent call last):
                  File "cart.py", line 3, in total
                    return prices[0]
                IndexError: list index out of range""";
        Candidate[] candidates = {candidate("same", trace, 1), candidate("other", "no such element here", 0.5)};
        String log = "Collecting requests\n+ python cart.py\n" + trace + "\nPost job cleanup.";
        assertThat(sameLines(log, candidates)).isEqualTo(sameLines(trace, candidates));
        assertThat(sameLines(log, candidates)).containsExactly(1.0, 0.0);
    }

    @Test
    void everyKindOfEvidenceIsBetweenNothingAndOne() {
        List<Candidate> candidates = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> candidates.add(candidate("e" + i, "no 'x" + i + "' at all, E0" + i, i)));
        assertThat(reranker.rank("no 'x3' at all (E03)\nat com.acme.e3.run(E.java:3)", candidates))
                .allSatisfy(ranked -> assertThat(
                                Arrays.stream(ranked.evidence()).boxed().toList())
                        .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0)));
    }

    @Test
    void shippedWeightsKnowEveryKindOfEvidenceAndNoneCountsAgainst() {
        for (Evidence kind : Evidence.values()) {
            double[] only = new double[Evidence.values().length];
            only[kind.ordinal()] = 1;
            assertThat(Weights.shipped().score(only)).as(kind.name()).isNotNegative();
        }
    }

    private List<Double> wording(String question, Candidate... candidates) {
        return evidence(Evidence.SAME_WORDING, question, candidates);
    }

    private List<Double> sameLines(String question, Candidate... candidates) {
        return evidence(Evidence.SAME_TRACE_LINES, question, candidates);
    }

    private List<Double> evidence(Evidence kind, String question, Candidate... candidates) {
        return reranker.rank(question, List.of(candidates)).stream()
                .map(ranked -> ranked.evidence()[kind.ordinal()])
                .toList();
    }

    private UUID best(String question, Candidate... candidates) {
        return reranker.rank(question, List.of(candidates))
                .getFirst()
                .candidate()
                .id();
    }

    private static Candidate candidate(String name, String message, double wordsScore) {
        ErrorRecord record = Records.change(name, 1, "Error", message).record();
        return new Candidate(record.id(), RecordFeatures.of(record), wordsScore, 0.5);
    }
}
