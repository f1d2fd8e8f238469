package dev.tribal.platform.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePartTest {
    @Test
    void valuesAreThoseThatFingerprintsSee() {
        assertThat(values("User 'ada' not found in /srv/app/users.db after 30 ms"))
                .containsExactly("'ada'", "/srv/app/users.db", "30");
        assertThat(values("call to f(12, x) at 2026-03-01T10:00:00 ... retry in 5s: id=[9f2c01d4]"))
                .containsExactly("12", "2026-03-01T10:00:00", "5s", "9f2c01d4");
        assertThat(values("the 'not allowed here' clause of 'cart'"))
                .as("a phrase is a part of what is said")
                .containsExactly("'cart'");
        assertThat(values("close() failed")).isEmpty();
    }

    @Test
    void neighbouringValuesAreOne() {
        assertThat(values("took 12 34 of all")).containsExactly("12 34");
    }

    @Test
    void wordInWhichOtherReportsOfTheErrorDifferIsAValue() {
        String message = "access to the shared queue was denied for root after 3 attempts";

        assertThat(values(message, "access to the shared queue was denied for anna after 8 attempts", "out of paper"))
                .containsExactly("root", "3");
        assertThat(values(message)).containsExactly("3");
    }

    @Test
    void callsInAMessageAreLeftAsTheyAre() {
        String message =
                "lost connection 7\r\n  at com.acme.Cart.pay(Cart.java:7)\n  at com.acme.Cart.run(Cart.java:9)\n\n"
                        + "after 'two' tries";

        assertThat(values(message)).containsExactly("7", "'two'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at com.acme.Cart.pay(Cart.java:7)\nat com.acme.Cart.run(Cart.java:9)",
                "  at com.acme.Cart.pay(Cart.java:7)\r\n  at com.acme.Cart.run(Cart.java:9)\r\n",
                "main.total(0x1)\n\t/srv/cart.go:12 +0x1d"
            })
    void messageOfNothingButCallsHasNoValues(String message) {
        assertThat(values(message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  12 ", "....", "\u2003=5\u2003", "<*> <*>", "a\n\n1\n", "x=\"<b>1</b>\"; "})
    void togetherThePartsAreTheMessage(String message) {
        assertThat(joined(MessagePart.of(message, List.of()))).isEqualTo(message);
    }

    @Test
    void ofALongMessageTheBeginningIsLookedAt() {
        String message = String.join(" ", Collections.nCopies(1_000, "no 12"));

        List<MessagePart> parts = MessagePart.of(message, List.of());

        assertThat(joined(parts)).isEqualTo(message);
        assertThat(parts).hasSizeBetween(50, 101);
    }

    private static List<String> values(String message, String... others) {
        List<MessagePart> parts = MessagePart.of(message, List.of(others));
        assertThat(joined(parts)).isEqualTo(message);
        return parts.stream()
                .filter(MessagePart::isValue)
                .map(MessagePart::text)
                .toList();
    }

    private static String joined(List<MessagePart> parts) {
        return parts.stream().map(MessagePart::text).collect(Collectors.joining());
    }
}
