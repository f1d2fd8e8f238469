package dev.tribal.search.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeWordsTest {
    @ParameterizedTest
    @CsvSource({
        "NullPointerException, nullpointerexception null pointer exception",
        "parseHTTPResponse, parsehttpresponse parse http response",
        "snake_case, snake_case snake case",
        "kebab-case, kebab-case kebab case",
        "java.lang.IOError, java.lang.ioerror java lang ioerror io error",
        "src/main/Cart.java:42, src/main/cart.java src main cart.java cart java 42",
        "C:\\app\\Program.cs, app\\program.cs app program.cs program cs",
        "std::vector<int>, std vector int",
        "com.acme.Cart$Item, com.acme.cart$item com acme cart item",
        "error[E0308], error e0308",
        "TS2345:, ts2345",
        "ORA-00942, ora-00942 ora 00942",
        "HTTP 404, http 404",
        "4.1.0-SNAPSHOT, 4.1.0-snapshot 4 1 0-snapshot 0 snapshot",
        "the cart is not here, cart not here",
        "__init__, __init__ init",
        "don't, don"
    })
    void wordIsKeptWholeAndTakenApart(String text, String terms) {
        assertThat(termsOf(text)).containsExactly(terms.split(" "));
    }

    @Test
    void ellipsesAndRulesJoinNothing() {
        assertThat(termsOf("caused by... more ----- end")).containsExactly("caused", "more", "end");
    }

    @Test
    void otherScriptsAreWordsToo() {
        assertThat(termsOf("Ошибка 接続 Größe")).containsExactly("ошибка", "接続", "größe");
    }

    @Test
    void emptyTextHasNoTerms() {
        assertThat(termsOf("")).isEmpty();
        assertThat(termsOf(" \n…!?")).isEmpty();
    }

    @Test
    void longTermsAreOnlyTakenApart() {
        assertThat(termsOf("x".repeat(CodeWords.MAX_TERM) + "." + "y".repeat(CodeWords.MAX_TERM + 1)))
                .containsExactly("x".repeat(CodeWords.MAX_TERM));
    }

    @Test
    void hostileTextTakesLinearTime() {
        for (String unit : List.of("a.", "aB", "a_", "/a", "-", "aB.c_d/")) {
            String text = unit.repeat(1_000_000 / unit.length());
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> termsOf(text));
        }
    }

    private static List<String> termsOf(String text) {
        var terms = new ArrayList<String>();
        new CodeWords(text).forEach(word -> word.terms().forEach(terms::add));
        return terms;
    }
}
