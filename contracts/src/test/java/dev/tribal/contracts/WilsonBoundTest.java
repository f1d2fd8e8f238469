package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonBoundTest {
    /** As R's {@code binom::binom.wilson} and the usual tables give them. */
    @ParameterizedTest
    @CsvSource({"10, 10, 0.7225", "9, 10, 0.5958", "5, 10, 0.2366", "1, 1, 0.2065", "0, 10, 0", "90, 100, 0.8256"})
    void boundIsThatOfThePublishedFormula(double worked, double all, double expected) {
        assertThat(WilsonBound.lower(worked, all)).isCloseTo(expected, within(0.0005));
    }

    @Test
    void withoutAttemptsNothingIsKnown() {
        assertThat(WilsonBound.lower(0, 0)).isZero();
    }

    @Test
    void moreAttemptsWithTheSameShareGiveAHigherBound() {
        double before = 0;
        for (int n = 1; n <= 1000; n *= 10) {
            double bound = WilsonBound.lower(n * 0.9, n);
            assertThat(bound).isGreaterThan(before).isLessThan(0.9);
            before = bound;
        }
    }
}
