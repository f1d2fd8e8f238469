package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.solution;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Solution;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SolutionsTest {
    private final Solution proved = tried("Close the file", 50, 0);

    @Test
    void whatWorkedOutlivesAnyNumberOfOtherWordings() {
        List<Solution> solutions = List.of(proved);
        for (int i = 0; i < 3 * Solutions.MOST; i++) {
            solutions = Solutions.add(solutions, solution("Wording " + i));
        }

        assertThat(solutions).hasSize(Solutions.MOST).contains(proved);
        assertThat(solutions.getFirst().description()).isEqualTo("Wording 59");
        assertThat(descriptions(solutions)).doesNotContain("Wording 40");
    }

    @Test
    void whatIsWorthLeastGoesFirst() {
        Solution candidate = solution("These changes").with(new ChangeRange("a1", "b2", null));
        Solution newer = tried("Newer", 2, 0);
        Solution superseded = tried("Old", 1, 1).supersededBy(newer.id());
        Solution failed = tried("Pray", 1, 3);
        Solution disputed = tried("Wait", 2, 2);
        Solution untried = solution("Oil it");
        List<Solution> solutions = full(newer, proved, untried, disputed, failed, superseded, candidate);

        for (Solution least : List.of(candidate, superseded, failed, disputed, untried)) {
            assertThat(solutions).contains(least);
            solutions = Solutions.add(solutions, solution("After " + least.description()));
            assertThat(solutions).hasSize(Solutions.MOST).doesNotContain(least).contains(proved, newer);
        }
    }

    @Test
    void ofWhatWorkedAllTheLeastSureMakesRoom() {
        Solution least = tried("Once", 1, 0);
        List<Solution> solutions = new ArrayList<>(IntStream.range(1, Solutions.MOST)
                .mapToObj(i -> tried("Twice " + i, 2, 0))
                .toList());
        solutions.add(3, least);

        assertThat(Solutions.add(solutions, solution("New")))
                .hasSize(Solutions.MOST)
                .doesNotContain(least);
    }

    @Test
    void whatNobodyTriedYetDoesNotTakeThePlaceOfWhatWorked() {
        Solution newer = solution("Newer");
        Solution worked = tried("Old", 5, 0).supersededBy(newer.id());
        List<Solution> solutions = full(newer, worked);

        assertThat(Solutions.add(solutions, solution("One more"))).contains(worked);
    }

    /** As many as a record keeps: others that nobody tried, and before them, as if they were older, these. */
    private static List<Solution> full(Solution... oldest) {
        List<Solution> all = new ArrayList<>(IntStream.range(oldest.length, Solutions.MOST)
                .mapToObj(i -> solution("Another " + i))
                .toList());
        all.addAll(List.of(oldest));
        return all;
    }

    private static Solution tried(String description, long worked, long failed) {
        return solution(description).with(new Outcomes(worked, failed, 0, null, List.of()));
    }

    private static List<String> descriptions(List<Solution> solutions) {
        return solutions.stream().map(Solution::description).toList();
    }
}
