package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.platform.template.MessageForm;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private static final String TRACE = """
            Traceback (most recent call last):
              File "/srv/shop/cart.py", line 12, in total
                return sum(item.price for item in items)
            %s""";

    @Test
    void versionTwoNeverChanges() {
        assertThat(of("java.lang.IllegalStateException", "cart is empty", null))
                .containsExactly("v2:template:34c4cb0fa470416fe7fc5d83c77ee720");
        assertThat(ofTest("java.lang.IllegalStateException", "cart is empty", "shop.CartTest#pays"))
                .containsExactly("v2:test:6d1d169dfc8455b289b50c6f6684fcbd");
        assertThat(of("unknown", "'type aliases' of 'Cart' at 10.1.2.3:80 failed in ./a/b.ts after 12 ms", null))
                .containsExactly("v2:template:c9ec1e962d979355dfaa50bb82ac29dd");
        assertThat(python("AttributeError: no price")).containsExactly("v2:place:8370310b430fef2695ef7b26f7cdb4e0");
    }

    @Test
    void anotherWordingOfTheSameLineOfCodeIsTheSameError() {
        String old = "AttributeError: 'NoneType' object has no attribute 'price'";
        String current = "AttributeError: 'NoneType' object has no attribute 'price'. Did you mean: 'prize'?";
        assertThat(python(current)).isEqualTo(python(old));
    }

    @Test
    void anotherTypeAtTheSameLineIsAnotherError() {
        assertThat(of("TypeError", "x", TRACE.formatted("TypeError: x")))
                .isNotEqualTo(of("ValueError", "x", TRACE.formatted("ValueError: x")));
    }

    @Test
    void withoutLinesOfCodeFramesAndMessageCount() {
        String trace = "at com.acme.Cart.total(Cart.java:%d)";
        assertThat(of("IOException", "read 12 bytes", trace.formatted(7)))
                .isEqualTo(of("IOException", "read 99 bytes", trace.formatted(8)));
        assertThat(of("IOException", "read 12 bytes", trace.formatted(7)))
                .isNotEqualTo(of("IOException", "no such host", trace.formatted(7)));
    }

    @Test
    void aMessageAloneIsKnownByItsTemplate() {
        List<String> prints = of("unknown", "disk 3 is full", null);
        assertThat(prints).hasSize(1).allMatch(MessageForm::isFingerprint);
        assertThat(of("unknown", "disk 7 is full", null)).isEqualTo(prints);
    }

    private static List<String> python(String last) {
        return of("AttributeError", last, TRACE.formatted(last));
    }

    private static List<String> ofTest(String type, String message, String testId) {
        var origin = new Origin(Source.CI, null, null, null, testId, null);
        return Fingerprints.of(
                new NewError(type, new ErrorContext(null, null, message, null, null, null), null, null, origin));
    }

    private static List<String> of(String type, String message, @Nullable String trace) {
        return Fingerprints.of(
                new NewError(type, new ErrorContext(null, null, message, null, trace, null), null, null, null));
    }
}
