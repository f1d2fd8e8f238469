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

class DeadLettersTest {
    private final ScriptedApi api = new ScriptedApi();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void everyPageOfThoseThatWaitIsListed() {
        api.answers("""
                {"dead_letters":[{"id":"one","state":"open","at":"2026-03-01T10:00:00Z","cause":"It is \\u001b damaged",
                "replays":2}],"open":2,"next":"one"}""");
        api.answers("{\"dead_letters\":[{\"id\":\"two\",\"position\":\"1-7\",\"error_id\":\"e\"}],\"open\":2}");

        run("list");

        assertThat(api.requests())
                .containsExactly(
                        "GET /api/v1/dead-letters?max_results=200&state=open",
                        "GET /api/v1/dead-letters?max_results=200&state=open&after=one");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("It is ? damaged (replayed 2 times before)", "two", "1-7", "2 of them wait.");
    }

    @Test
    void programsGetTheWholeListAsOneObject() {
        api.answers("{\"dead_letters\":[{\"id\":\"one\"}],\"open\":2,\"next\":\"one\"}");
        api.answers("{\"dead_letters\":[{\"id\":\"two\"}],\"open\":2}");

        run(Output.JSON, "list", "--state", "all");

        assertThat(api.requests()).first().isEqualTo("GET /api/v1/dead-letters?max_results=200");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("{\"dead_letters\":[{\"id\":\"one\"},{\"id\":\"two\"}],\"open\":2}");
    }

    @Test
    void allAreReplayedRequestAfterRequestUpToTheMomentWhenThatBegan() {
        api.answers("{\"replayed\":99,\"kept\":1,\"until\":\"2026-03-01T10:00:00Z\",\"next\":\"n\"}");
        api.answers("{\"replayed\":3,\"kept\":0,\"until\":\"2026-03-01T10:00:00Z\"}");

        run("replay", "--all", "--event-type", "t");

        assertThat(api.requests())
                .containsExactly(
                        "POST /api/v1/dead-letters/replay {\"event_type\":\"t\"}",
                        "POST /api/v1/dead-letters/replay"
                                + " {\"event_type\":\"t\",\"until\":\"2026-03-01T10:00:00Z\",\"after\":\"n\"}");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("102 events are accepted", "1 wait on");
    }

    @Test
    void oneIsShownReplayedAndDiscarded() {
        api.answers("{\"dead_letter\":{\"id\":\"one\"},\"attributes\":{\"type\":\"t\"},\"content\":\"{}\"}");
        api.answers("{}");
        api.answers("{}");

        run("show", "one");
        run("replay", "one");
        run("discard", "a/b");

        assertThat(api.requests())
                .containsExactly(
                        "GET /api/v1/dead-letters/one",
                        "POST /api/v1/dead-letters/one/replay {}",
                        "DELETE /api/v1/dead-letters/a%2Fb");
    }

    @ParameterizedTest
    @CsvSource({"replay, needs an id", "lost, needs list", "replay --all more, unknown argument", "list --all, --all"})
    void whatIsMissingOrTooMuchIsSaid(String args, String named) {
        assertThatThrownBy(() -> run(args.split(" ")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(named);
        assertThat(api.requests()).isEmpty();
    }

    private void run(String... args) {
        run(Output.TABLE, args);
    }

    private void run(Output output, String... args) {
        List<String> all =
                Stream.concat(Stream.of("dead-letters"), Stream.of(args)).toList();
        var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        new DeadLetters(api.client(), output, stream, stream).run(Options.of(all));
    }
}
