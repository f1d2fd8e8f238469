package dev.tribal.search.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceLinesTest {
    private static final String PYTHON = """
            Traceback (most recent call last):
              File "/srv/shop/main.py", line 3, in <module>
                run(cart)
                ~~~^^^^^^
              File "/srv/shop/cart.py", line 12, in run
                return prices[0]
                       ~~~~~~^^^
            IndexError: list index out of range""";

    private static final String JAVA = """
            java.lang.IllegalStateException: no cart
            \tat com.acme.Cart.total(Cart.java:7)
            \tat com.acme.Shop.run(Shop.java:12)
            Caused by: java.io.IOException: disk full
            \tat com.acme.Disk.write(Disk.java:70)
            \t... 2 more""";

    @ParameterizedTest
    @ValueSource(strings = {PYTHON, JAVA})
    void aTraceIsTakenWholeAndNothingAroundIt(String trace) {
        assertThat(TraceLines.of(trace)).isEqualTo(trace);
        assertThat(TraceLines.of("Collecting requests\n+ python main.py\n" + trace + "\nPost job cleanup.\nexit 1"))
                .isEqualTo(trace);
    }

    @Test
    void twoTracesInOneLogAreBothTaken() {
        String between = "Retrying\n".repeat(8);
        assertThat(TraceLines.of(PYTHON + "\n" + between + JAVA)).isEqualTo(PYTHON + "\n" + JAVA);
    }

    @Test
    void aTextWithoutFramesIsTakenWhole() {
        assertThat(TraceLines.of("error: mismatched types\n --> src/main.rs:3:9"))
                .isEqualTo("error: mismatched types\n --> src/main.rs:3:9");
        assertThat(TraceLines.of("")).isEmpty();
    }

    @Test
    void aFrameAloneAtTheEndIsEnough() {
        assertThat(TraceLines.of("  File \"a.py\", line 3, in run")).isEqualTo("  File \"a.py\", line 3, in run");
    }
}
