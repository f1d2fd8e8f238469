package dev.tribal.search.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.platform.quality.RetrievalSet;
import dev.tribal.platform.quality.RetrievalSet.Question;
import dev.tribal.platform.quality.SharedData;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Keeps the ranking and the verdicts from getting worse unnoticed, on the small sets of real errors: both legs, the shipped
 * weights, the shipped calibration. The bounds are a little below what was reached; {@code ./benchmarks/run quality} measures with a model.
 */
class RankingQualityTest extends HybridSetup {
    private static final String TENANT = "t";
    private static final int QUESTIONS = 120;

    /**
     * @param success share of the questions whose best match is right
     * @param covered share of the known errors whose right record is suggested
     * @param wrong share of what is suggested, for known and unknown errors, that is wrong
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"python_tracebacks, 0.84, 0.79, 0.32", "java_maven_breaking_updates, 0.75, 0.69, 0.47"})
    void theBestMatchIsRightAndTheVerdictSaysWhetherItIs(String name, double success, double covered, double wrong)
            throws IOException {
        SharedData data = SharedData.forTests();
        if (!data.has("retrieval/" + name + "/corpus")) {
            System.out.println("skipped: ranking quality, because there is no " + name + " in " + data.folder());
            abort();
        }
        RetrievalSet set = RetrievalSet.read(data, name, true).some(QUESTIONS);
        apply(set, _ -> true, true);
        int right = 0;
        int suggestedRight = 0;
        int suggestedWrong = 0;
        try (var nearest = new NearestSearch(new BagOfWords(set.records()), Duration.ofMinutes(1), Clock.systemUTC())) {
            HybridSearch search = hybrid(nearest);
            for (Question question : set.questions()) {
                SearchResults known = ask(search, question.text());
                boolean hit = isRight(known, question.answers());
                right += hit ? 1 : 0;
                suggestedRight += hit && isSuggested(known) ? 1 : 0;
                suggestedWrong += !hit && isSuggested(known) ? 1 : 0;
                Predicate<UUID> answers = question.answers()::contains;
                apply(set, answers, false);
                suggestedWrong += isSuggested(ask(search, question.text())) ? 1 : 0;
                apply(set, answers, true);
            }
        }
        double asked = set.questions().size();
        double falseShare = (double) suggestedWrong / Math.max(1, suggestedRight + suggestedWrong);
        System.out.printf(
                Locale.ROOT,
                "%s: success@1 %.3f, covered %.3f, wrong %.3f%n",
                name,
                right / asked,
                suggestedRight / asked,
                falseShare);
        assertThat(right / asked).as("success@1").isGreaterThanOrEqualTo(success);
        assertThat(suggestedRight / asked).as("coverage").isGreaterThanOrEqualTo(covered);
        assertThat(falseShare).as("wrong suggestions").isLessThanOrEqualTo(wrong);
    }

    private void apply(RetrievalSet set, Predicate<UUID> which, boolean there) {
        catalog.apply(
                set.records().stream()
                        .filter(record -> which.test(record.id()))
                        .map(record -> new RecordChange(TENANT, record.id(), record.position(), there ? record : null))
                        .toList(),
                Map.of());
    }

    private static SearchResults ask(HybridSearch search, String text) {
        return search.search(List.of(new SearchText(text, null)), Filters.ofTenant(TENANT), 1);
    }

    private static boolean isRight(SearchResults found, Set<UUID> answers) {
        return found.results().stream().map(Match::record).anyMatch(record -> answers.contains(record.id()));
    }

    private static boolean isSuggested(SearchResults found) {
        return found.verdict() != Verdict.NONE;
    }
}
