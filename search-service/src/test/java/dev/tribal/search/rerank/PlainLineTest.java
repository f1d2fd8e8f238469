package dev.tribal.search.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "13 | struct Cart(Total);      # struct cart(total);",
                "-->247|    sys.foo            # sys.foo",
                "src/a.ts(10,5): error: No  x  # error: no x",
                "app.py:9:0: Unused import     # unused import",
                "[ERROR] /a/B.java:[12,3] no x # no x",
                "took 1234 ms                  # took 0 ms"
            })
    void whatConsoleAndCompilerPutBeforeALineIsTakenAway(String printed, String plain) {
        assertThat(PlainLine.of(printed)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "-----", "^^^^", "|"})
    void aLineThatSaysNothingIsEmpty(String line) {
        assertThat(PlainLine.of(line)).isEmpty();
    }

    @Test
    void signsOfCodeAreKept() {
        assertThat(PlainLine.of("    del (*x,)")).isEqualTo("del (*x,)");
    }

    @Test
    void quotedValuesAreNotPartOfTheTemplate() {
        assertThat(PlainLine.withoutQuoted("no `a` in 'b'").toString()).isEqualTo("no  in ");
    }
}
