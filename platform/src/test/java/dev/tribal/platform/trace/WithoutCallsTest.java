package dev.tribal.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutCallsTest {
    @Test
    void whatStandsAroundTheCallsInAMessageIsKept() {
        String trace = "it broke\n  File \"a.py\", line 1, in total\n    pay()\n    ^^^^^\nValueError: no price";
        assertThat(WithoutCalls.of(trace).text()).isEqualTo("it broke\nValueError: no price");
        String sentence = "it failed\nat least once (again)\n\tat com.acme.Cart.total(Cart.java:3)";
        assertThat(WithoutCalls.of(sentence).text()).isEqualTo("it failed\nat least once (again)");
        assertThat(WithoutCalls.of("panic: closed\nmain.total(0x1)\n\t/srv/cart.go:12 +0x1d")
                        .text())
                .isEqualTo("panic: closed");
        assertThat(WithoutCalls.of("cart.go:12:5: undefined: x\n    ^").text())
                .isEqualTo("cart.go:12:5: undefined: x\n    ^");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it broke",
                "it broke\r\n  at com.acme.Cart.pay(Cart.java:7)\r\n\r\nit broke\r  at com.acme.Cart.pay(Cart.java:8)\nit broke\n",
                "at com.acme.Cart.pay(Cart.java:7)\nat com.acme.Cart.run(Cart.java:9)"
            })
    void everyCharacterThatIsLeftStandsWhereItsPlaceSays(String text) {
        assertThat(atTheirPlaces(text)).isEqualTo(WithoutCalls.of(text).text().replace('\n', ' '));
    }

    @Test
    void ofAVeryLongTextBothEndsAreLeft() {
        String text = "first\n" + "  at com.acme.Cart.pay(Cart.java:7)\n".repeat(3_000) + "last";

        assertThat(WithoutCalls.of(text).text()).startsWith("first\n").endsWith("\nlast");
        assertThat(atTheirPlaces(text)).isEqualTo(WithoutCalls.of(text).text().replace('\n', ' '));
    }

    /** The ends of lines as spaces, since they differ. */
    private static String atTheirPlaces(String text) {
        WithoutCalls left = WithoutCalls.of(text);
        int[] places = left.places();
        var found = new StringBuilder();
        for (int i = 0; i < places.length; i++) {
            found.append(left.text().charAt(i) == '\n' ? ' ' : text.charAt(places[i]));
        }
        return found.toString();
    }
}
