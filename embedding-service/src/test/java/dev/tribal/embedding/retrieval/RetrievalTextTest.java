package dev.tribal.embedding.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.embedding.Events;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetrievalTextTest {
    private static final String TRACE = """
            java.lang.IllegalStateException: Cart 17 cannot be loaded
            	at com.example.shop.CartService.load(CartService.java:42)
            	at org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1)
            	at java.base/java.lang.Thread.run(Thread.java:1)
            Caused by: java.net.ConnectException: Connection refused: db:5432
            	at com.example.shop.CartStore.find(CartStore.java:7)
            	... 23 more
            """;

    @Test
    void aLongTraceIsCutToWhatWentWrongAndWhere() {
        String trace = TRACE.replace(
                "at java.base/java.lang.Thread.run(Thread.java:1)",
                IntStream.range(0, 100)
                        .mapToObj("at org.springframework.web.Filter%d.doFilter(Filter.java:1)"::formatted)
                        .collect(Collectors.joining("\n")));

        assertThat(RetrievalText.ofRecord(record("java.lang.IllegalStateException", "Cart 17 cannot be loaded", trace)))
                .isEqualTo("""
                        java.lang.IllegalStateException: Cart 17 cannot be loaded
                        java.net.ConnectException: Connection refused: db:5432
                        at com.example.shop.CartService.load(CartService.java:42)
                        at com.example.shop.CartStore.find(CartStore.java:7)""");
    }

    @Test
    void aConsoleLogIsRenderedLikeTheRecordOfTheSameFailure() {
        String log = """
                2026-03-01T10:00:00.123Z  INFO 4711 --- [main] c.e.shop.Application : Starting
                [INFO] Scanning for projects...
                [INFO] Downloading from central: https://repo.example/x.pom
                \u001B[31m[ERROR]\u001B[m Tests run: 3, Failures: 0, Errors: 1
                [ERROR] \
                """ + TRACE.replace("\n", "\n[ERROR] ") + """
                        BUILD FAILURE
                        [ERROR] -> [Help 1]
                        [ERROR] To see the full stack trace of the errors, re-run Maven
                        """;
        String record =
                RetrievalText.ofRecord(record("java.lang.IllegalStateException", "Cart 17 cannot be loaded", TRACE));

        assertThat(RetrievalText.ofText(log).lines()).containsAll(record.lines().toList());
        assertThat(RetrievalText.ofText(log)).doesNotContain("Help", "Download", "\u001B");
    }

    @Test
    void aPythonTracebackGivesItsErrorAndOwnFrames() {
        String traceback = """
                Traceback (most recent call last):
                  File "/app/shop/cart.py", line 3, in total
                    return sum(p.price for p in items)
                  File "/usr/lib/python3.11/site-packages/x/y.py", line 9, in z
                TypeError: 'NoneType' object is not iterable
                """;

        assertThat(RetrievalText.ofText(traceback))
                .contains("TypeError: 'NoneType' object is not iterable", "cart.py", "return sum(")
                .doesNotContain("Traceback");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/app.ts(4,7): error TS2345: Argument of type 'string' is not assignable",
                "error[E0308]: mismatched types",
                "main.c:3:5: error: 'x' undeclared",
                "/src/App.java:[12,8] cannot find symbol",
                "thread 'main' panicked at src/main.rs:4:10: index out of bounds",
                "Uncaught TypeError: x is not a function",
                "Exception in thread \"main\" java.lang.NullPointerException: x",
                "FAILED tests/test_cart.py::test_total - AssertionError: 1 != 2",
                "panic: runtime error: invalid memory address"
            })
    void theErrorLinesOfManyToolsComeFirst(String line) {
        String log = IntStream.range(0, 100)
                        .mapToObj("Compiling thing %d\n"::formatted)
                        .collect(Collectors.joining()) + "warming up, nothing failed yet\n" + line + "\nbye\n";
        String expected = line.replace("Uncaught ", "").replace("Exception in thread \"main\" ", "");

        assertThat(RetrievalText.ofText(log)).startsWith(expected);
    }

    @Test
    void aQuestionIsKeptAsItIs() {
        String question = "Why does my build say it cannot resolve the symbol List?";

        assertThat(RetrievalText.ofText(question)).isEqualTo(question);
        assertThat(RetrievalText.ofText("at org.junit.Runner.run(Runner.java:1)"))
                .isNotBlank();
    }

    @Test
    void snippetAndTaskAreMentionedBriefly() {
        var context = new ErrorContext(
                "java", null, "boom", "int x = cart.total();\n" + "y();\n".repeat(1_000), null, "Show the cart");

        assertThat(RetrievalText.ofRecord(record("E", context)))
                .contains("E: boom", "cart.total()", "Show the cart")
                .hasSizeLessThan(400);
    }

    @Test
    void theSolutionAndTheStateOfARecordChangeNothing() {
        ErrorRecord one = Events.record(UUID.randomUUID(), "boom");
        ErrorRecord other = Events.record(UUID.randomUUID(), "boom");

        assertThat(RetrievalText.ofRecord(one)).isEqualTo(RetrievalText.ofRecord(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x", "at a(b:1)\n", "error: x\n", "\n", "a.b.", "Aa:: ", "\u001B]", "Caused by: E: x", "1:"})
    void aHugeTextIsRenderedInLinearTimeAndBoundedLength(String part) {
        String text = part.repeat(1_000_000 / part.length());

        String rendered = assertTimeout(Duration.ofSeconds(10), () -> RetrievalText.ofText(text));
        assertThat(rendered).hasSizeLessThanOrEqualTo(1_100);
    }

    private static ErrorRecord record(String type, String message, String trace) {
        return record(type, new ErrorContext("java", null, message, null, trace, null));
    }

    private static ErrorRecord record(String type, ErrorContext context) {
        ErrorRecord template = Events.record(UUID.randomUUID(), "x");
        return new ErrorRecord(
                1,
                template.id(),
                "v1:x",
                type,
                context,
                List.of(),
                List.of(),
                Map.of(),
                null,
                1,
                Events.TIME,
                Events.TIME,
                template.state(),
                null,
                null,
                List.of(),
                template.position());
    }
}
