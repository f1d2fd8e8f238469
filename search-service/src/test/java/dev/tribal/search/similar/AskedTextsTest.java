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
    void ofALongLogOnlyWhatFailedIsAsked() {
        String log = "downloading a package\n".repeat(400) + PYTHON + "\n" + "cleaning up\n".repeat(100);
        assertThat(asked.of(log))
                .singleElement()
                .satisfies(
                        one -> assertThat(one.text()).contains("AttributeError").hasSizeLessThan(1_000));
    }
}
