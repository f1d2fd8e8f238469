package dev.tribal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeReportTest {
    private final ScriptedApi api = new ScriptedApi();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whatIsSaidIsSent() {
        api.answers("{\"position\":\"0-7\"}");

        run("e1", "s/1", "--failed", "--evidence", "still red", "--commit=abc");

        assertThat(api.requests())
                .containsExactly("POST /api/v1/errors/e1/solutions/s%2F1/outcomes"
                        + " {\"worked\":false,\"evidence\":\"still red\",\"commit\":\"abc\"}");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("Recorded that the solution failed (position 0-7).");
    }

    @ParameterizedTest
    @CsvSource({
        "e1 --worked --evidence=e, ids",
        "e1 s1 --evidence=e, --worked or --failed",
        "e1 s1 --worked --failed --evidence=e, --worked or --failed",
        "e1 s1 --worked, --evidence"
    })
    void whatIsMissingIsSaid(String args, String named) {
        assertThatThrownBy(() -> run(args.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(named.equals("ids") ? "id of an error" : named);
        assertThat(api.requests()).isEmpty();
    }

    private void run(String... args) {
        List<String> all = Stream.concat(Stream.of("outcome"), Stream.of(args)).toList();
        new OutcomeReport(api.client(), new PrintStream(printed, true, StandardCharsets.UTF_8)).run(Options.of(all));
    }
}
