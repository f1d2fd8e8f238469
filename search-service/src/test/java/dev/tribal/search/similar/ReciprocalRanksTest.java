package dev.tribal.search.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tribal.search.similar.ReciprocalRanks.Ranked;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReciprocalRanksTest {
    private final ReciprocalRanks ranks = new ReciprocalRanks(10);

    @Test
    void firstOfEveryRankingScoresOne() {
        assertThat(ranks.fuse(List.of(List.of("a", "b"), List.of("a", "c"))).getFirst())
                .isEqualTo(new Ranked<>("a", 1));
    }

    @Test
    void foundTwiceBeatsFoundOnce() {
        assertThat(items(List.of("only lexical", "both"), List.of("only nearest", "both")))
                .containsExactly("both", "only lexical", "only nearest");
    }

    @Test
    void scoreFollowsTheFormula() {
        var fused = ranks.fuse(List.of(List.of("a", "b"), List.of("c", "d", "b")));
        assertThat(fused.getFirst().item()).isEqualTo("b");
        assertThat(fused.getFirst().score()).isCloseTo((11.0 / 12 + 11.0 / 13) / 2, within(1e-9));
    }

    @Test
    void oneRankingKeepsItsOrder() {
        assertThat(items(List.of("a", "b", "c"))).containsExactly("a", "b", "c");
    }

    @Test
    void nothingFoundIsNothingFused() {
        assertThat(items(List.of(), List.of())).isEmpty();
    }

    @SafeVarargs
    private List<String> items(List<String>... rankings) {
        return ranks.fuse(List.of(rankings)).stream().map(Ranked::item).toList();
    }
}
