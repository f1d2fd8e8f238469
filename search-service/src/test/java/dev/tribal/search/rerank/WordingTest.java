package dev.tribal.search.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void whatWasPutInWhenItWasPrintedIsNoWording() {
        Terms wording = Wording.of("Property 'total' does not exist on type 'Cart'.");
        assertThat(Wording.of("src/cart.ts(10,5): error TS2339: Property 'items.sum' does not exist on type \"Shop\""))
                .isEqualTo(wording);
        assertThat(Wording.of("Property `x` doesn't exist on type `Cart`")).isNotEqualTo(wording);
    }

    @Test
    void anotherPlainWordIsAnotherWording() {
        assertThat(Wording.of("Slice index is not an int")).isNotEqualTo(Wording.of("Sequence index is not an int"));
    }

    @Test
    void apostrophesAreNoQuotes() {
        assertThat(Wording.of("it can't be opened, the user doesn't own it"))
                .isNotEqualTo(Wording.of("it can't own it"));
    }

    @Test
    void codeAndNumbersHaveNone() {
        assertThat(Wording.of("  cart_total(x[3]) += 0x7f").isEmpty()).isTrue();
        assertThat(Wording.of("").isEmpty()).isTrue();
    }

    @Test
    void ofATextLinesWithEnoughWordsCountOnce() {
        assertThat(Wording.ofLines("cannot find the module\nnot found\n\ncannot find the module"))
                .containsExactly(Wording.of("cannot find the module"));
    }
}
