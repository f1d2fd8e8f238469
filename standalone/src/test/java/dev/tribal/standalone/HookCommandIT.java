package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code tribal hook}: what a client runs after each command of an agent, with the product behind it or without. */
class HookCommandIT {
    private static final String FAILED = """
            {"session_id":"s","cwd":"/shop","hook_event_name":"PostToolUseFailure","tool_name":"Bash",
            "tool_input":{"command":"npm test"},"error":"Exit code 1\\nTypeError: quokkabasket is undefined at cart.js:3"}""";
    private static final String PASSED = """
            {"session_id":"s","cwd":"/shop","hook_event_name":"PostToolUse","tool_name":"Bash",
            "tool_input":{"command":"npm test"},"tool_response":{"stdout":"ok","stderr":""}}""";

    @TempDir
    Path folder;

    @Test
    void knownFixIsToldAndWhatHelpedIsAskedForAndNothingIsSaidWhileTribalIsAway() throws Exception {
        try (var tribal = Tribal.up(folder.resolve("data"))) {
            var report = Map.of(
                    "error_type", "TypeError",
                    "context", Map.of("error_message", "quokkabasket is undefined"),
                    "solution", Map.of("description", "Create the quokkabasket in the constructor"));
            assertThat(tribal.http()
                            .post("/api/v1/errors", report, "Prefer", "wait=30")
                            .status())
                    .isEqualTo(201);
            // A start may take longer than a hook waits as long as the machine is busy with the product's.
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(said("lookup", FAILED, "PostToolUseFailure"))
                            .contains("Create the quokkabasket in the constructor"));
            assertThat(said("record", PASSED, "PostToolUse")).contains("record_solution");
            assertThat(run("record", PASSED)).isEmpty();
        }
        assertThat(run("lookup", FAILED)).isEmpty();
    }

    private String said(String word, String event, String name) throws Exception {
        var answer = JsonMapper.shared().readTree(run(word, event)).path("hookSpecificOutput");
        assertThat(answer.path("hookEventName").asString("")).isEqualTo(name);
        return answer.path("additionalContext").asString();
    }

    private String run(String word, String event) throws Exception {
        Path input = Files.writeString(folder.resolve("event.json"), event);
        Running hook = Running.start(
                Project.root(),
                Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()),
                List.of(
                        "sh",
                        "-c",
                        "exec ./tribal hook \"$1\" --data-dir \"$2\" <\"$3\"",
                        "sh",
                        word,
                        folder.resolve("data").toString(),
                        input.toString()));
        assertThat(hook.await()).as(hook.output()).isZero();
        return hook.output();
    }
}
