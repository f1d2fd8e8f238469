package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class DsnTest {
    @Test
    void keyIsWrittenInLettersDigitsAndUnderscores() {
        assertThat(Dsn.of(URI.create("http://localhost:8080"), "tribal_0123.a-b_c"))
                .isEqualTo("http://tribal_0123_a_hb_uc@localhost:8080/1");
    }

    @Test
    void pathOfAProxyIsKept() {
        assertThat(Dsn.of(URI.create("https://example.com/tribal/"), "tribal_0123.a"))
                .isEqualTo("https://tribal_0123_a@example.com/tribal/1");
    }
}
