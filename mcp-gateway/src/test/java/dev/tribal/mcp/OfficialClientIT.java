package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Scopes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official TypeScript clients, installed from npm: SDK 1.x, and 2.x in its automatic mode. */
class OfficialClientIT extends GatewayIT {
    private static final Path SOURCE = Path.of("src/test/mcp-clients");
    private static final Path FOLDER = Path.of("target/mcp-clients");
    private static final JsonMapper JSON = JsonMapper.shared();

    @BeforeAll
    static void install() throws Exception {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "client.mjs")) {
            Files.copy(SOURCE.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!isThere("npm")) {
            System.out.println("skipped: the official MCP clients need npm, which is not installed");
            Assumptions.abort("npm is not installed");
        }
        run(Map.of(), "npm", "ci", "--no-audit", "--no-fund");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void clientGoesFromInitializeToTheSolution(String sdk) throws Exception {
        JsonNode info = client(sdk, "info", "{}");
        assertThat(info.at("/server/name").asString()).isEqualTo("tribal");
        assertThat(info.path("revision").asString()).isEqualTo("2025-11-25");
        assertThat(client(sdk, "tools", "{}").path("tools")).hasSize(8);

        JsonNode tracked = client(sdk, "call", """
                {"name": "track_error", "arguments": {"error_type": "TypeError", "error_message": "cart is undefined",
                "solution_description": "Create the cart first"}}""");
        String id = tracked.at("/structuredContent/id").asString();
        JsonNode found = client(
                sdk, "call", "{\"name\": \"find_similar_errors\", \"arguments\": {\"query\": \"undefined cart\"}}");
        assertThat(found.at("/content/0/text").asString()).contains("| Create the cart first");
        assertThat(found.at("/structuredContent/results/0/record/id").asString())
                .isEqualTo(id);

        assertThat(client(sdk, "templates", "{}").path("resourceTemplates")).hasSize(1);
        JsonNode read = client(sdk, "read", "{\"uri\": \"tribal://errors/%s\"}".formatted(id));
        assertThat(JSON.readTree(read.at("/contents/0/text").asString())
                        .path("error_type")
                        .asString())
                .isEqualTo("TypeError");
    }

    private JsonNode client(String sdk, String command, String argument) throws Exception {
        String token = GatewayTestApplication.token(Scopes.ALL.toArray(String[]::new));
        return JSON.readTree(run(Map.of("MCP_CLIENT", sdk), "node", "client.mjs", url(), token, command, argument));
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Runs a program to its end and returns what it printed. */
    private static String run(Map<String, String> environment, String... command) throws Exception {
        Path errors = Files.createTempFile("mcp-client", ".log");
        var builder = new ProcessBuilder(command).directory(FOLDER.toFile()).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        Files.delete(errors);
        return output;
    }
}
