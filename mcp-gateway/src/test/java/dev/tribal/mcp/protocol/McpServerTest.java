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
            new McpServer(new ServerInfo("test", "Test", "1", "Use it."), List.of(new Feature() {
                @Override
                public Map<String, Method> methods() {
                    return Map.of("echo", params -> params, "fail", _ -> {
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
    void unknownMethodIsNotFoundAndNotificationsGetNoAnswer() {
        assertThat(answer("server/discover", "{}").at("/error/code").asInt()).isEqualTo(-32601);
        assertThat(server.answer(new Message.Notification("echo", JSON.createObjectNode())))
                .isEmpty();
        assertThat(server.answer(new Message.Reply())).isEmpty();
    }

    private JsonNode answer(String method, String params) {
        var request = new Message.Request(
                JSON.getNodeFactory().numberNode(1),
                method,
                JSON.readTree(params).asObject());
        return JSON.valueToTree(server.answer(request).orElseThrow());
    }
}
