package dev.tribal.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.app.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@PlatformTest
@ExtendWith(OutputCaptureExtension.class)
class LogInjectionIT {
    @Test
    void valueCannotStartALineOfItsOwnOrSteerTheTerminal(CapturedOutput output) {
        LoggerFactory.getLogger("dev.tribal.Injected")
                .warn("Refused {}", "x\r\n2026-01-01 INFO forged\n\u001B[2Jgone\u009B31m\u0085tab\there");

        assertThat(output.getOut())
                .contains("Refused x??2026-01-01 INFO forged??[2Jgone?31m?tab\there")
                .doesNotContain("\u001B", "\u009B", "\u0085", "\n2026-01-01 INFO forged");
    }
}
