package dev.tribal.ingest.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FingerprintTest {
    private static final String JAVA = """
            java.lang.IllegalStateException: cart 17 is closed
            \tat java.base/java.util.Optional.orElseThrow(Optional.java:403)
            \tat com.example.shop.Cart.lambda$total$3(Cart.java:42)
            \tat com.example.shop.Cart$$Lambda/0x00007f1c.apply(Unknown Source)
            \tat com.example.shop.Checkout.pay(Checkout.java:17)
            \tat org.junit.jupiter.engine.Runner.run(Runner.java:1)
            """;

    @Test
    void versionOneNeverChanges() {
        assertThat(of("java.lang.IllegalStateException", "cart 17 is closed", JAVA))
                .isEqualTo("v1:763bb0774197710352acb2afb88732ac");
    }

    static Stream<Arguments> sameErrors() {
        return Stream.of(
                Arguments.of("lines moved", JAVA.replace("Cart.java:42", "Cart.java:57")),
                Arguments.of(
                        "lambda numbered anew",
                        JAVA.replace("$total$3", "$total$11").replace("7f1c", "11ab")),
                Arguments.of("other runner", JAVA.replace("org.junit.jupiter.engine", "org.gradle.internal")),
                Arguments.of(
                        "other JDK", JAVA.replace("Optional.orElseThrow(Optional.java:403)", "Objects.x(O.java:1)")),
                Arguments.of(
                        "with colours", JAVA.replace("\tat", "\u001B[31m\tat").replace("\u001B[31m", "")),
                Arguments.of("another loader", JAVA.replace("at com.example", "at app//com.example")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sameErrors")
    void whatVariesFromRunToRunDoesNotMatter(String name, String trace) {
        assertThat(of("java.lang.IllegalStateException", "cart 99 is closed", trace))
                .isEqualTo(of("IllegalStateException", "cart 17 is closed", JAVA));
    }

    @Test
    void anotherTypeMessageOrPlaceIsAnotherError() {
        String error = of("IllegalStateException", "cart 17 is closed", JAVA);
        assertThat(of("IllegalArgumentException", "cart 17 is closed", JAVA)).isNotEqualTo(error);
        assertThat(of("IllegalStateException", "cart 17 is empty", JAVA)).isNotEqualTo(error);
        assertThat(of("IllegalStateException", "cart 17 is closed", JAVA.replace("pay", "refund")))
                .isNotEqualTo(error);
    }

    @Test
    void rootCauseCountsAndNotWhoWrappedIt() {
        String wrapped = """
                com.example.WrappedException: failed
                \tat com.example.web.%s.handle(Page.java:1)
                \tSuppressed: java.io.IOException: close
                \t\tat com.example.web.Noise.close(Noise.java:%d)
                Caused by: java.lang.IllegalStateException: cart 17 is closed
                \tat com.example.shop.Cart.total(Cart.java:42)
                \t... 12 more
                """;
        assertThat(of("WrappedException", "failed", wrapped.formatted("CartPage", 1)))
                .isEqualTo(of("WrappedException", "failed", wrapped.formatted("AdminPage", 2)))
                .isNotEqualTo(of(
                        "WrappedException",
                        "failed",
                        wrapped.formatted("CartPage", 1).replace("total", "x")));
    }

    @Test
    void failedTestTellsErrorsApartOnlyWithoutFrames() {
        assertThat(of("TestFailure", "exit code 1", null, "a#b"))
                .isNotEqualTo(of("TestFailure", "exit code 1", null, "a#c"));
        assertThat(of("IllegalStateException", "m", JAVA, "a#b"))
                .isEqualTo(of("IllegalStateException", "m", JAVA, "a#c"));
    }

    @Test
    void traceInTheMessageCountsLikeOneInItsOwnField() {
        String message = "it broke\n" + JAVA;
        assertThat(of("E", message, null)).isEqualTo(of("E", message.replace("Cart.java:42", "Cart.java:43"), null));
        assertThat(of("E", message, null)).isNotEqualTo(of("E", message.replace("Checkout.pay", "Checkout.x"), null));
    }

    private static String of(String type, String message, @Nullable String trace) {
        return of(type, message, trace, null);
    }

    private static String of(String type, String message, @Nullable String trace, @Nullable String testId) {
        return Fingerprint.of(new NewError(
                type,
                new ErrorContext(null, null, message, null, trace, null),
                null,
                null,
                new Origin(Source.CI, null, null, null, testId, null)));
    }
}
