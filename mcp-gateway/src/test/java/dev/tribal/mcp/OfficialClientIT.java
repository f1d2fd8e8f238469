package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Scopes;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The official TypeScript clients, installed from npm: SDK 1.x, and 2.x in its automatic mode. */
class OfficialClientIT extends GatewayIT {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static NpmFolder clients;

    @BeforeAll
    static void install() throws Exception {
        clients = NpmFolder.install("mcp-clients");
    }

    @ParameterizedTest
    @CsvSource({"1,2025-11-25", "2,2026-07-28"})
    void clientGoesFromItsIntroductionToTheSolution(String sdk, String revision) throws Exception {
        JsonNode info = client(sdk, "info", "{}");
        assertThat(info.at("/server/name").asString()).isEqualTo("tribal");
        assertThat(info.path("revision").asString()).isEqualTo(revision);
        assertThat(client(sdk, "tools", "{}").path("tools")).hasSize(12);

        JsonNode tracked = client(sdk, "call", """
                {"name": "track_error", "arguments": {"error_type": "TypeError", "error_message": "cart is undefined",
                "solution_description": "Create the cart first"}}""");
        String id = tracked.at("/structuredContent/id").asString();
        JsonNode found = client(
                sdk, "call", "{\"name\": \"find_similar_errors\", \"arguments\": {\"query\": \"undefined cart\"}}");
        assertThat(found.at("/content/0/text").asString()).contains("| Create the cart first");
        assertThat(found.at("/structuredContent/results/0/record/id").asString())
                .isEqualTo(id);

        assertThat(client(sdk, "templates", "{}").path("resourceTemplates")).hasSize(2);
        JsonNode read = client(sdk, "read", "{\"uri\": \"tribal://errors/%s\"}".formatted(id));
        assertThat(JSON.readTree(read.at("/contents/0/text").asString())
                        .path("error_type")
                        .asString())
                .isEqualTo("TypeError");
    }

    private JsonNode client(String sdk, String command, String argument) throws Exception {
        String token = GatewayTestApplication.token(Scopes.ALL.toArray(String[]::new));
        return JSON.readTree(
                clients.run(Map.of("MCP_CLIENT", sdk), "node", "client.mjs", url(), token, command, argument));
    }
}
