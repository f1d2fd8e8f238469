package dev.tribal.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StackTraceTest {
    static Stream<Arguments> traces() {
        return Stream.of(
                Arguments.of(Language.PYTHON, "cart.py total|main.py <module>", """
                        Traceback (most recent call last):
                          File "/app/main.py", line 3, in <module>
                            total()
                          File "/app/cart.py", line 7, in total
                            return items["total"]
                          File "/usr/lib/python3.11/collections/__init__.py", line 9, in get
                        KeyError: 'total'
                        """),
                Arguments.of(Language.PYTHON, "cart.py total", """
                        Traceback (most recent call last):
                          File "cart.py", line 7, in total
                        KeyError: 'total'

                        The above exception was the direct cause of the following exception:

                        Traceback (most recent call last):
                          File "main.py", line 3, in main
                        """),
                Arguments.of(Language.PYTHON, "cart.py total|test_cart.py test_total", """
                        tests/test_cart.py:12: in test_total
                            total()
                        cart.py:7: in total
                        """),
                Arguments.of(Language.JAVASCRIPT, "cart.ts Cart.total|index.js |page.js pay", """
                        TypeError: Cannot read properties of undefined
                            at Cart.total (/app/src/cart.ts:12:5)
                            at async /app/src/index.js:3:1
                            at new Promise (<anonymous>)
                            at run (/app/node_modules/jest/build/run.js:1:2)
                            at async pay (file:///app/page.js:9:9)
                        """),
                Arguments.of(Language.JAVASCRIPT, "cart.js total", "total@http://localhost/cart.js:12:5"),
                Arguments.of(Language.GO, "cart.go main.total|main.go main.main", """
                        panic: runtime error: index out of range [3] with length 2

                        goroutine 1 [running]:
                        main.total(0xc000012345, 0x2)
                        \t/app/cart.go:12 +0x1d
                        main.main()
                        \t/app/main.go:5 +0x20
                        runtime.goexit()
                        \t/usr/local/go/src/runtime/asm.s:1
                        """),
                Arguments.of(Language.CSHARP, "Cart.cs Shop.Cart.Total| Shop.Cart.Pay", """
                        System.InvalidOperationException : closed
                           at Shop.Cart.Total() in C:\\work\\Cart.cs:line 12
                           at Shop.Cart.Pay(Int32 amount)
                           at System.Threading.Tasks.Task.Run()
                        --- End of inner exception stack trace ---
                           at Shop.Page.Show() in C:\\work\\Page.cs:line 1
                        """),
                Arguments.of(Language.RUST, "main.rs |cart.rs shop::cart::total", """
                        thread 'main' panicked at src/main.rs:5:10:
                        stack backtrace:
                           1: core::panicking::panic_fmt
                                     at /rustc/90b35a6/library/core/src/panicking.rs:72:14
                           2: shop::cart::total::h0123456789abcdef
                                     at ./src/cart.rs:12:5
                        """),
                Arguments.of(Language.RUBY, "cart.rb total|main.rb Main#run", """
                        app/cart.rb:12:in `total': closed (RuntimeError)
                        \tfrom app/main.rb:3:in 'Main#run'
                        \tfrom /usr/lib/ruby/gems/3.2.0/x.rb:3:in `run'
                        """),
                Arguments.of(Language.PHP, "Cart.php Shop\\Cart->total", """
                        #0 /app/src/Cart.php(12): Shop\\Cart->total(Array)
                        #1 /app/vendor/phpunit/phpunit/src/TestCase.php(9): PHPUnit\\TestCase->run()
                        #2 {main}
                        """),
                Arguments.of(Language.JAVA, " com.example.CartTest.sum of two|", """
                        \tat com.example.CartTest.sum of two(CartTest.kt:12)
                        \tat jdk.internal.reflect.DirectMethodHandleAccessor.invoke(DirectMethodHandleAccessor.java:1)
                        """.replace("|", "")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("traces")
    void framesOfOwnCodeAreRead(Language language, String frames, String text) {
        StackTrace trace = StackTrace.parse(text);
        assertThat(trace.significant()).extracting(Frame::identity).containsExactly(frames.split("\\|"));
        assertThat(trace.language()).contains(language);
    }

    @Test
    void withoutOwnCodeTheFirstFramesOfAllCount() {
        String library = "\tat java.util.List.of(List.java:1)\n".repeat(900)
                + "\tat java.util.Map.of(Map.java:1)\n\tat java.util.Set.of(Set.java:1)\n\tat java.net.X.y(X.java:1)\n";
        assertThat(StackTrace.parse(library).significant())
                .extracting(Frame::function)
                .containsExactly("java.util.List.of", "java.util.Map.of", "java.util.Set.of");
    }

    @Test
    void causeOfAVeryLongTraceIsFoundAtItsEnd() {
        String trace = "\tat com.example.Loop.run(Loop.java:1)\n".repeat(20_000)
                + "Caused by: x\n\tat com.example.Cause.fail(Cause.java:1)\n";
        assertThat(StackTrace.parse(trace).significant())
                .extracting(Frame::function)
                .containsExactly("com.example.Cause.fail");
    }

    @Test
    void newFormsAreNotSeenByVersionOneOfTheFingerprints() {
        StackTrace trace = StackTrace.parse("""
                    #0 0x4f3a2b in shop::total(int) /srv/cart.cpp:12:5
                   2: shop::cart::total
                app/views/show.html.erb:3:in 'show'
                """);
        assertThat(trace.significant()).isEmpty();
        assertThat(trace.telling())
                .extracting(Frame::place)
                .containsExactly("cart.cpp shop::total(int)", " shop::cart::total", "show.html.erb show");
    }

    @Test
    void callsAreNamedAsInEveryBuild() {
        StackTrace trace = StackTrace.parse("""
                java.lang.IllegalStateException: no cart
                \tat java.base/java.lang.Thread.run(Thread.java:833)
                \tat com.acme.Cart$Item.<init>(Cart.java:7)
                    at Object.<anonymous> (/app/cart.js:3:9)
                    at async Shop.total [as sum] (/app/shop.js:12:1)
                  File "/app/main.py", line 12, in run
                   3: core::panicking::panic
                """);
        assertThat(trace.calls())
                .containsExactly(
                        "java.lang.Thread.run",
                        "com.acme.Cart$Item.<init>",
                        "Object.<anonymous>",
                        "Shop.total",
                        "run",
                        "core::panicking::panic");
    }

    @Test
    void sentencesAndPlacesOfCompilersAreNoCalls() {
        StackTrace text =
                StackTrace.parse("at least one (of them)\nat (nothing)\nat home\n1: a\ncart.go:3:1: undefined: x");
        assertThat(text.calls()).isEmpty();
        assertThat(text.isTrace()).isFalse();
        assertThat(StackTrace.parse("at least one (of them)").telling()).isEmpty();
        assertThat(StackTrace.parse("expected at most (two) of them").isTrace()).isFalse();
        assertThat(StackTrace.parse("at shop::Map<int, int>::total(int) (cart.cpp:12)")
                        .calls())
                .containsExactly("shop::Map<int, int>::total");
    }

    @Test
    void aFrameWithoutFunctionMakesATrace() {
        StackTrace trace =
                StackTrace.parse("  File \"/app/main.py\", line 12\n    def total(\nSyntaxError: '(' was never closed");
        assertThat(trace.calls()).isEmpty();
        assertThat(trace.isTrace()).isTrue();
    }

    @Test
    void proseHasNoFrames() {
        StackTrace trace = StackTrace.parse("It broke at noon (again), see #1 and mail joe@example.org:12:1 please");
        assertThat(trace.significant()).isEmpty();
        assertThat(trace.language()).isEmpty();
    }
}
