package dev.tribal.platform.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String FRAME = "\tat com.example.Shop.pay(Shop.java:42)\n";

    @Test
    void aShortTextStaysAsItIs() {
        String text = "x".repeat(Excerpt.LENGTH);

        assertThat(Excerpt.of(text)).isSameAs(text);
    }

    @Test
    void aStackTraceKeepsItsErrorItsFirstFramesAndItsLastCause() {
        String trace = "java.lang.IllegalStateException: no cart\n" + FRAME.repeat(20_000)
                + "Caused by: java.sql.SQLException: first\n" + FRAME.repeat(20_000)
                + "Caused by: java.net.ConnectException: refused\n" + FRAME.repeat(20_000);
        String excerpt = Excerpt.of(trace);

        assertThat(excerpt)
                .hasSizeLessThanOrEqualTo(Excerpt.LENGTH)
                .startsWith("java.lang.IllegalStateException: no cart\n" + FRAME)
                .contains(
                        "(Shop.java:42)\n... ",
                        " characters left out ...\nCaused by: java.net.ConnectException: refused\n")
                .doesNotContain("first");
    }

    @Test
    void aTextWithoutCausesKeepsItsEndFromTheStartOfALine() {
        String log = "Traceback (most recent call last):\n" + "  File \"shop.py\", line 1\n".repeat(50_000)
                + "KeyError: 'total'";

        assertThat(Excerpt.of(log))
                .hasSizeLessThanOrEqualTo(Excerpt.LENGTH)
                .startsWith("Traceback")
                .endsWith("line 1\nKeyError: 'total'")
                .containsPattern("line 1\n\\.\\.\\. [0-9]+ characters left out \\.\\.\\.\n  File");
    }

    @Test
    void whatIsLeftOutIsCountedRight() {
        String text = "x".repeat(1_000_000);
        String excerpt = Excerpt.of(text);
        String mark = excerpt.replace("x", "").replaceAll("[^0-9]", "");

        assertThat(excerpt.chars().filter(c -> c == 'x').count() + Long.parseLong(mark))
                .isEqualTo(1_000_000);
    }

    @Test
    void noCharacterIsCutInHalf() {
        for (String start : new String[] {"", "a", "ab"}) {
            String excerpt = Excerpt.of(start + "\uD83D\uDE00".repeat(100_000));

            assertThat(new String(excerpt.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(excerpt);
        }
    }
}
