package dev.tribal.search.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.LongText;
import dev.tribal.search.Records;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A stack trace counts as one in every language whose traces the fingerprints know. */
class LanguagesTest {
    private static final String CONSOLE = "Collecting requests\n\n$ run all\n\n\n\n\n%s\n\n\n\n\n\nPost job cleanup.";

    static Stream<Arguments> traces() {
        return Stream.of(
                Arguments.of("Java", "com.acme.Cart.total", """
                        java.lang.IllegalStateException: closed
                        \tat com.acme.Cart.total(Cart.java:42)
                        \tat com.acme.Page.show(Page.java:7)"""),
                Arguments.of("Python", "total", """
                          File "/srv/main.py", line 10, in show
                            total(cart)
                          File "/srv/cart.py", line 40, in total
                        ValueError: closed"""),
                Arguments.of("pytest", "test_total", """
                        tests/test_cart.py:12: in test_total
                            assert total() == 3
                        E   assert 4 == 3"""),
                Arguments.of("Node", "Cart.total", """
                        TypeError: closed
                            at Cart.total [as sum] (/srv/cart.js:12:5)
                            at async show (file:///srv/page.mjs:3:4)"""),
                Arguments.of("a browser", "total", """
                        TypeError: closed
                        total@https://shop.example/cart.js:12:5
                        show@https://shop.example/page.js:3:4"""),
                Arguments.of("Go", "main.(*Cart).Total", """
                        panic: closed

                        goroutine 1 [running]:
                        main.(*Cart).Total(0xc000012345)
                        \t/srv/cart.go:12 +0x1d
                        main.show()
                        \t/srv/page.go:3 +0x1d"""),
                Arguments.of("Rust", "shop::cart::total", """
                        thread 'main' panicked at src/cart.rs:12:5:
                        closed
                        stack backtrace:
                           2: shop::cart::total::h0123456789abcdef
                                     at ./src/cart.rs:12:5
                           3: shop::show"""),
                Arguments.of("C#", "Shop.Cart.Total", """
                        System.InvalidOperationException: closed
                           at Shop.Cart.Total() in C:\\work\\Cart.cs:line 12
                           at Shop.Page.Show(Int32 id)"""),
                Arguments.of("Ruby", "Cart#total", """
                        /srv/cart.rb:12:in 'Cart#total': closed (RuntimeError)
                        \tfrom /srv/page.rb:3:in 'show'"""),
                Arguments.of("PHP", "Shop\\Cart->total", """
                        PHP Fatal error:  Uncaught RuntimeException: closed in /srv/Cart.php:7
                        Stack trace:
                        #0 /srv/Page.php(12): Shop\\Cart->total(Array)
                        #1 /srv/index.php(3): Shop\\Page->show()
                        #2 {main}"""),
                Arguments.of("a sanitizer", "shop::Cart::total(int)", """
                        ==12==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000014
                        READ of size 4 at 0x602000000014 thread T0
                            #0 0x4f3a2b in shop::Cart::total(int) /srv/cart.cpp:12:5
                            #1 0x4f3b11 in main /srv/main.cpp:4"""),
                Arguments.of("gdb", "shop::total", """
                        Program received signal SIGSEGV, Segmentation fault.
                        0x0000555555551139 in shop::total ()
                        #0  shop::total (cart=0x0) at /srv/cart.cpp:12
                        #1  main () at /srv/main.cpp:4"""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traces")
    void theFramesAndLinesOfATraceAreFoundAgainInAConsole(String printedBy, String function, String trace) {
        List<Candidate> candidates = List.of(candidate("same", trace), candidate("other", "no such element here"));
        var ranked = new Reranker(Weights.shipped()).rank(CONSOLE.formatted(trace), candidates);
        assertThat(ranked.getFirst().candidate().id()).isEqualTo(Records.id("same"));
        double[] evidence = ranked.getFirst().evidence();
        assertThat(evidence[Evidence.FRAMES.ordinal()]).isEqualTo(1.0);
        assertThat(evidence[Evidence.SAME_TRACE_LINES.ordinal()]).isEqualTo(1.0);
        assertThat(evidence[Evidence.SAME_WORDING.ordinal()]).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traces")
    void whatIsSaidOfAMatchNamesTheFrames(String printedBy, String function, String trace) {
        ErrorRecord record = Records.change("one", 1, "Error", "unlike").record();
        ErrorRecord traced = record.withContext(record.context().with(LongText.STACK_TRACE, trace));
        assertThat(new Contrast(trace).reasons(traced))
                .anySatisfy(reason -> assertThat(reason).startsWith("same frames: " + function));
        assertThat(new Contrast(trace.replace("otal", "efund")
                                .replace("show", "open")
                                .replace("Show", "Open")
                                .replace("main", "start"))
                        .objections(traced))
                .contains("no stack frame in common");
    }

    private static Candidate candidate(String name, String message) {
        ErrorRecord record = Records.change(name, 1, "Error", message).record();
        return new Candidate(record.id(), RecordFeatures.of(record), 1, 0.5);
    }
}
