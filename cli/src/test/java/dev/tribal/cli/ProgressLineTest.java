package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long MB = 1 << 20;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private long nanos = 5;
    private final ProgressLine line =
            new ProgressLine(new PrintStream(terminal, false, StandardCharsets.UTF_8), () -> nanos);

    @Test
    void aLongReportShowsHowFarItIsAndNothingOnceItIsSent() {
        after(Duration.ofMillis(300)).sent(10 * MB, 40 * MB);
        assertThat(shown()).isEqualTo("\rsent 10 of 40 MB (25 %)");
        after(Duration.ofMillis(300)).sent(30 * MB, 40 * MB);
        assertThat(shown()).endsWith("\rsent 30 of 40 MB (75 %)");
        line.sent(40 * MB, 40 * MB);
        assertThat(shown()).endsWith("(75 %)\r\u001b[K");
    }

    @Test
    void aShortReportIsOverBeforeAnythingIsShown() {
        line.sent(1, 2);
        line.sent(2, 2);
        assertThat(shown()).isEmpty();
    }

    @Test
    void itIsNotShownMoreOftenThanAPersonReads() {
        after(Duration.ofMillis(300)).sent(1, 10);
        after(Duration.ofMillis(100)).sent(2, 10);
        assertThat(shown()).isEqualTo("\rsent 0 of 0 MB (10 %)");
        after(Duration.ofMillis(150)).sent(3, 10);
        assertThat(shown()).endsWith("(30 %)");
    }

    @Test
    void whatIsSentAgainBeginsAnew() {
        after(Duration.ofMillis(300)).sent(9 * MB, 10 * MB);
        after(Duration.ofMillis(300)).sent(MB, 10 * MB);
        assertThat(shown()).endsWith("\rsent 1 of 10 MB (10 %)");
    }

    private ProgressLine after(Duration time) {
        nanos += time.toNanos();
        return line;
    }

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
