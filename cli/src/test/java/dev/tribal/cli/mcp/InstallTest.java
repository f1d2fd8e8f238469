package dev.tribal.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InstallTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"claude-code,.mcp.json", "vscode,.vscode/mcp.json", "cursor,.cursor/mcp.json"})
    void differenceIsShownAndTheFileWritten(String client, String file) throws Exception {
        run(client, true);
        assertThat(printed()).contains(file, "+ ", "\"tribal\"", "Written.");
        assertThat(folder.resolve(file)).content().contains("/opt/tribal", "mcp");
        printed.reset();
        run(client, true);
        assertThat(printed()).contains("is set up already");
    }

    @Test
    void nothingIsWrittenWithoutConsent() throws Exception {
        run("claude-code", false);
        assertThat(printed()).contains("Nothing was written");
        assertThat(folder.resolve(".mcp.json")).doesNotExist();
    }

    @Test
    void otherServersStay() throws Exception {
        Files.writeString(
                folder.resolve(".mcp.json"), "{\"mcpServers\": {\"other\": {\"command\": \"x\"}}, \"more\": 1}");
        run("claude-code", true);
        assertThat(folder.resolve(".mcp.json")).content().contains("other", "more", "tribal");
    }

    @Test
    void fileThatIsNotUnderstoodIsLeftAlone() throws Exception {
        Files.writeString(folder.resolve(".mcp.json"), "// mine");
        assertThatThrownBy(() -> run("claude-code", true)).hasMessageContaining(".mcp.json is no JSON object");
        assertThat(folder.resolve(".mcp.json")).hasContent("// mine");
    }

    @Test
    void hooksComeBesideThoseThatAreThereAndOnlyOnce() throws Exception {
        Path file = folder.resolve(".claude/settings.local.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "{\"permissions\": {}, \"hooks\": {\"PostToolUse\": [{\"matcher\": \"Edit\", \"hooks\": []}]}}");
        for (String command : List.of("/opt/tribal", "/opt/my tribal/tribal")) {
            new Install(folder, folder, new PrintStream(printed, true, StandardCharsets.UTF_8))
                    .run(new ClientHooks(command, List.of("--data-dir", "/data")), () -> true);
        }
        JsonNode hooks = JsonMapper.shared().readTree(file).path("hooks");
        assertThat(hooks.path("PostToolUse")).hasSize(2);
        assertThat(hooks.at("/PostToolUse/1/matcher").asString()).isEqualTo("Bash");
        assertThat(hooks.at("/PostToolUse/1/hooks/0/command").asString())
                .isEqualTo("'/opt/my tribal/tribal' hook record --data-dir /data");
        assertThat(hooks.path("PostToolUseFailure")).hasSize(1);
        assertThat(file).content().contains("permissions", "Edit", "hook lookup");
    }

    @Test
    void genericSetUpIsOnlyShown() throws Exception {
        run("generic", true);
        assertThat(printed()).contains("mcpServers").doesNotContain("Written");
    }

    @Test
    void differenceMarksWhatGoesAndWhatComes() {
        assertThat(Difference.of("a\nb\nc\n", "a\nx\nc\nd\n")).isEqualTo("  a\n- b\n+ x\n  c\n+ d\n");
    }

    private void run(String client, boolean wanted) throws Exception {
        var setUp = new SetUp(ClientKind.find(client).orElseThrow(), "/opt/tribal", List.of("mcp"));
        new Install(folder, folder, new PrintStream(printed, true, StandardCharsets.UTF_8)).run(setUp, () -> wanted);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
