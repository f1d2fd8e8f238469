package dev.tribal.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTailTest {
    @Test
    void theLastWholeLinesAreKeptWithoutColours() {
        assertThat(LogTail.of("first\nsecond\n\n\u001B[31mthird\u001B[0m\n", 13))
                .isEqualTo("second\nthird");
        assertThat(LogTail.of(" \n", 13)).isEmpty();
    }

    @Test
    void aLineThatIsTooLongKeepsItsLastWholeWords() {
        assertThat(LogTail.of("password=hunter2hunter2 is wrong", 16)).isEqualTo("is wrong");
    }

    @Test
    void aKeyThatWasPrintedIsTakenOut() {
        String key =
                "-----BEGIN PRIVATE KEY-----\n" + ("A1b2".repeat(16) + "\n").repeat(20) + "-----END PRIVATE KEY-----\n";
        assertThat(LogTail.of(key + "refused", 200)).isEqualTo("[private key]\nrefused");
    }
}
