package dev.tribal.search.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FramesTest {
    @Test
    void framesOfEveryLanguageNameTheirFunction() {
        assertThat(Frames.of("""
                java.lang.IllegalStateException: no cart
                \tat java.base/java.lang.Thread.run(Thread.java:833)
                \tat com.acme.Cart$Item.<init>(Cart.java:7)
                    at Object.<anonymous> (/app/cart.js:3:9)
                    at async Shop.total [as sum] (/app/shop.js:12:1)
                  File "/app/main.py", line 12, in run
                   3: core::panicking::panic
                """))
                .containsExactly(
                        "java.lang.Thread.run",
                        "com.acme.Cart$Item.<init>",
                        "Object.<anonymous>",
                        "Shop.total",
                        "run",
                        "core::panicking::panic");
    }

    @Test
    void sentencesAreNoFrames() {
        assertThat(Frames.of("at least one (of them)\nat (nothing)\nat home\n1: a\n"))
                .isEmpty();
        assertThat(Frames.isTrace("expected at most (two) of them")).isFalse();
    }

    @Test
    void aFrameWithoutFunctionMakesATrace() {
        String text = "  File \"/app/main.py\", line 12\n    def total(\nSyntaxError: '(' was never closed";
        assertThat(Frames.of(text)).isEmpty();
        assertThat(Frames.isTrace(text)).isTrue();
    }
}
