package dev.tribal.search.similar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import dev.tribal.search.similar.AskedTexts.Asked;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedTextsTest {
    private static final String PYTHON = """
            Traceback (most recent call last):
              File "shop/cart.py", line 3, in total
                return items.price
            AttributeError: 'NoneType' object has no attribute 'price'
            """;
    private static final String TYPESCRIPT =
            "src/cart.ts(10,5): error TS2339: Property 'total' does not exist on type 'Cart'.\n";

    private final AskedTexts asked = new AskedTexts(new LogExtractor(Rules.of(Rules.builtIn())));

    @Test
    void whatIsNoLogIsAskedAsItIs() {
        assertThat(asked.of("why is my cart null?")).containsExactly(new Asked("", "why is my cart null?"));
        assertThat(asked.of("two\nlines")).containsExactly(new Asked("", "two\nlines"));
    }

    @Test
    void oneErrorIsAskedWithAllThatStandsAroundIt() {
        assertThat(asked.of("pytest\n" + PYTHON)).containsExactly(new Asked("", "pytest\n" + PYTHON));
    }

    @Test
    void errorsOfSeveralKindsAreAskedOneByOne() {
        List<Asked> errors = asked.of(PYTHON + "\nnpm run build\n" + TYPESCRIPT);
        assertThat(errors)
                .extracting(Asked::headline)
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one).contains("AttributeError"),
                        one -> assertThat(one).contains("TS2339"));
        assertThat(errors).allSatisfy(error -> assertThat(error.text()).isNotBlank());
    }

    @Test
    void errorsOfOneKindAreOneQuestion() {
        assertThat(asked.of(TYPESCRIPT + TYPESCRIPT.replace("cart", "shop"))).hasSize(1);
    }

    @Test
    void failedTestsOfOneTypeAreAskedOneByOneAndEachOnce() {
        String total = pytest("test_total", "total()", 3, "test_cart.py:12");
        String rate = pytest("test_rate", "rate()", 19, "test_tax.py:5");
        assertThat(asked.of(total + rate + total))
                .extracting(Asked::text)
                .satisfiesExactly(
                        one -> assertThat(one).contains("test_cart.py:12"),
                        one -> assertThat(one).contains("test_tax.py:5"));
    }

    @Test
    void exceptionsOfOneTypeAreAskedByThePlacesWhereTheyWereThrown() {
        String trace = """
                java.lang.IllegalStateException: closed
                \tat com.acme.%s(Cart.java:%d)
                \tat com.acme.Page.show(Page.java:3)

                """;
        assertThat(asked.of(trace.formatted("Cart.total", 3)
                        + trace.formatted("Cart.pay", 7)
                        + trace.formatted("Cart.pay", 7)))
                .hasSize(2);
    }

    @Test
    void noMoreThanFourAreAsked() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            log.append(pytest("test_" + i, "total()", i, "test_%d.py:3".formatted(i)));
        }
        assertThat(asked.of(log.toString())).hasSize(AskedTexts.MOST);
    }

    private static String pytest(String test, String call, int expected, String place) {
        return """
                ______________ %s ______________

                    def %s():
                >       assert %s == %d
                E       assert 4 == %d

                tests/%s: AssertionError
                """.formatted(test, test, call, expected, expected, place);
    }

    @Test
    void ofALongLogOnlyWhatFailedIsAsked() {
        String log = "downloading a package\n".repeat(400) + PYTHON + "\n" + "cleaning up\n".repeat(100);
        assertThat(asked.of(log))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.text()).contains("AttributeError").hasSizeLessThan(1_000));
    }
}
