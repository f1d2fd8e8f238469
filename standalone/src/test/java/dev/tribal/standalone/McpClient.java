package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official TypeScript client of the Model Context Protocol, run by node as an agent would run it. */
record McpClient(Path folder, String url, String key) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Installs the client from npm, with the versions that its lock file pins. */
    static Path install(Path folder) {
        Path source = Project.root().resolve("mcp-gateway/src/test/mcp-clients");
        try {
            Files.createDirectories(folder);
            for (String file : new String[] {"package.json", "package-lock.json", "client.mjs", "oauth.mjs"}) {
                Files.copy(source.resolve(file), folder.resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var npm = Running.start(folder, "npm", "ci", "--no-audit", "--no-fund")) {
            assertThat(npm.await()).as(npm.output()).isZero();
        }
        return folder;
    }

    /** Calls a tool in a session of its own and returns its result. */
    JsonNode call(String tool, Map<String, ?> arguments) {
        try {
            // By file, because a console log is longer than an argument of the command line may be.
            Path request = Files.createTempFile(folder, "request", ".json");
            Files.writeString(request, JSON.writeValueAsString(Map.of("name", tool, "arguments", arguments)));
            try (var node = Running.start(folder, "node", "client.mjs", url, key, "call", "@" + request)) {
                assertThat(node.await()).as(node.output()).isZero();
                JsonNode result = JSON.readTree(node.output());
                assertThat(result.path("isError").asBoolean()).as(node.output()).isFalse();
                return result;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
