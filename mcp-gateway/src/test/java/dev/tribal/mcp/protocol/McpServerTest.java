package dev.tribal.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class McpServerTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final McpServer server =
            new McpServer(new ServerInfo("test", "Test", "1", List.of(), "Use it."), List.of(new Feature() {
                @Override
                public Map<String, Method> methods() {
                    return Map.of("echo", Call::params, "fail", _ -> {
                        throw new IllegalStateException("secret detail");
                    });
                }

                @Override
                public Map<String, ?> capabilities() {
                    return Map.of("echo", Map.of());
                }
            }));

    @Test
    void methodOfAFeatureIsAnswered() {
        assertThat(answer("echo", "{\"a\":1}").at("/result/a").asInt()).isEqualTo(1);
    }

    @Test
    void initializeDeclaresTheFeatures() {
        JsonNode result =
                answer("initialize", "{\"protocolVersion\":\"2025-06-18\"}").path("result");
        assertThat(result.path("capabilities").propertyNames()).containsExactly("echo");
        assertThat(result.path("instructions").asString()).isEqualTo("Use it.");
        assertThat(result.at("/serverInfo/version").asString()).isEqualTo("1");
    }

    @Test
    void unexpectedFailureTellsNothing() {
        JsonNode error = answer("fail", "{}").path("error");
        assertThat(error.path("code").asInt()).isEqualTo(-32603);
        assertThat(error.path("message").asString()).doesNotContain("secret", "Exception");
    }

    @Test
    void methodOfTheOtherEraIsNotFound() {
        assertThat(answer("server/discover", "{}").at("/error/code").asInt()).isEqualTo(-32601);
        assertThat(stateless("initialize", "{}").at("/error/code").asInt()).isEqualTo(-32601);
        assertThat(stateless("ping", "{}").at("/error/code").asInt()).isEqualTo(-32601);
    }

    @Test
    void statelessResultSaysWhatItIsWhoAnswersAndHowLongItHolds() {
        JsonNode result = stateless("server/discover", "{}").path("result");
        assertThat(result.path("supportedVersions").toString()).isEqualTo("[\"2026-07-28\"]");
        assertThat(result.path("resultType").asString()).isEqualTo("complete");
        assertThat(result.path("_meta")
                        .path("io.modelcontextprotocol/serverInfo")
                        .path("name")
                        .asString())
                .isEqualTo("test");
        assertThat(result.path("ttlMs").asInt()).isPositive();
        assertThat(stateless("echo", "{}").path("result").has("ttlMs")).isFalse();
    }

    private JsonNode answer(String method, String params) {
        return answer(ProtocolRevision.R2025_11_25, method, params);
    }

    private JsonNode stateless(String method, String params) {
        return answer(ProtocolRevision.R2026_07_28, method, params);
    }

    private JsonNode answer(ProtocolRevision revision, String method, String params) {
        var call = Calls.of(revision, method, JSON.readTree(params).asObject());
        return JSON.valueToTree(server.answer(call));
    }
}
