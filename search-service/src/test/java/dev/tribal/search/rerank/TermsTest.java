package dev.tribal.search.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void wordsAreFoundAgainHoweverOftenTheyWereSaid() {
        Terms terms = Terms.of(List.of("cart", "item", "cart"));
        assertThat(terms.hashes()).hasSize(2).isSorted();
        assertThat(terms.contains(Terms.hash("cart"))).isTrue();
        assertThat(terms.contains(Terms.hash("shop"))).isFalse();
    }

    @Test
    void shareCountsWhatIsInTheOtherOrIsTheOneWord() {
        Terms codes = Terms.of(List.of("e0308", "ora-00942"));
        assertThat(codes.shareIn(Terms.of(List.of("e0308")), Terms.hash("x"))).isEqualTo(0.5);
        assertThat(codes.shareIn(Terms.of(List.of("e0308")), Terms.hash("ora-00942")))
                .isEqualTo(1);
        assertThat(Terms.NONE.shareIn(codes, 0)).isZero();
    }

    @Test
    void whatFewCandidatesHaveWeighsMore() {
        var rarity = new Rarity(List.of(
                Terms.of(List.of("common", "rare")).hashes(),
                Terms.of(List.of("common")).hashes()));
        assertThat(rarity.of(Terms.hash("rare")))
                .isGreaterThan(rarity.of(Terms.hash("common")))
                .isLessThan(rarity.of(Terms.hash("nowhere")));
        assertThat(rarity.share(Terms.of(List.of("common", "rare")), Terms.of(List.of("rare"))))
                .isBetween(0.5, 1.0);
        assertThat(rarity.share(Terms.NONE, Terms.of(List.of("rare")))).isZero();
    }
}
