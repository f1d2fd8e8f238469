package dev.tribal.platform.scrub.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.scrub.vectors.TestVector.Mark;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PublishedVectorsTest {
    private static final Map<String, Tally> BY_KIND = Tally.byKind(TestVectors.published());

    @Test
    void nothingIsLeftOfASecretThatIsNotKnownToBeMissed() {
        assertThat(all(Tally::missed, Mark.SECRET)).isEmpty();
    }

    /** If this fails: the rules have become better, and the vector's mark is out of date. */
    @Test
    void whatIsKnownToBeMissedIs() {
        assertThat(all(Tally::found, Mark.MISSED)).isEmpty();
    }

    @Test
    void ninetyNineInAHundredSecretsAreFound() {
        long found = all(Tally::found, Mark.SECRET).size();
        long missed = all(Tally::missed, Mark.MISSED).size();

        assertThat((double) found / (found + missed)).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void aNearMissStaysAsItIs() {
        assertThat(all(Tally::kept, Mark.NEAR_MISS)).hasSizeGreaterThan(150);
        assertThat(all(Tally::spoiled, Mark.NEAR_MISS)).isEmpty();
    }

    @Test
    void whereScannersDifferTheMarksSayWhatHappens() {
        assertThat(all(Tally::kept, Mark.DELIBERATE)).isEmpty();
        assertThat(all(Tally::spoiled, Mark.WORD)).isEmpty();
    }

    private static List<TestVector> all(Function<Tally, List<TestVector>> which, Mark mark) {
        return BY_KIND.values().stream()
                .flatMap(tally -> which.apply(tally).stream())
                .filter(vector -> vector.mark() == mark)
                .toList();
    }
}
