package dev.tribal.search.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.LongText;
import dev.tribal.search.Records;
import org.junit.jupiter.api.Test;

class ContrastTest {
    @Test
    void messageIsShownWithWhatDiffers() {
        var contrast = new Contrast("build log\n[ERROR] cannot find symbol Cart in shop");
        assertThat(contrast.reasons(record("Error", "cannot find symbol Item in store")))
                .containsExactly("message: cannot find symbol * in * (here: Cart, shop; there: Item, store)");
        assertThat(contrast.reasons(record("Error", "cannot find symbol Cart in shop")))
                .containsExactly("same message");
    }

    @Test
    void messageAboutSomethingElseIsNotCompared() {
        assertThat(new Contrast("connection refused").reasons(record("Error", "table is full")))
                .isEmpty();
    }

    @Test
    void commonFramesAreNamedAndTheirAbsenceSpeaksAgainst() {
        ErrorRecord record = traced("at com.acme.Cart.total(Cart.java:1)\nat com.acme.Shop.pay(Shop.java:2)");
        assertThat(new Contrast("at com.acme.Cart.total(Cart.java:9)").reasons(record))
                .contains("same frames: com.acme.Cart.total (1 of 2)");
        assertThat(new Contrast("at com.acme.Other.run(Other.java:9)").objections(record))
                .containsExactly("no stack frame in common");
    }

    @Test
    void anotherTypeAndAnotherCodeSpeakAgainst() {
        var contrast = new Contrast("TypeError: x is undefined (E0308)");
        assertThat(contrast.objections(record("java.lang.IllegalStateError", "E0277 it is")))
                .containsExactly(
                        "another error type: IllegalStateError, not TypeError", "another code: E0277, not E0308");
        assertThat(contrast.objections(record("TypeError", "E0308"))).isEmpty();
    }

    private static ErrorRecord record(String type, String message) {
        return Records.change("one", 1, type, message).record();
    }

    private static ErrorRecord traced(String trace) {
        ErrorRecord record = record("Error", "unlike");
        return record.withContext(record.context().with(LongText.STACK_TRACE, trace));
    }
}
