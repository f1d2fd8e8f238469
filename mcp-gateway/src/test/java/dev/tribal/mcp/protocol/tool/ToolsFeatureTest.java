package dev.tribal.mcp.protocol.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.mcp.protocol.Calls;
import dev.tribal.mcp.protocol.McpException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ToolsFeatureTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Tool echo = new Tool(
            "echo",
            "Echo",
            "Says it again",
            object("""
                    {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"},
                    "times": {"type": "integer", "minimum": 1}, "tags": {"type": "array", "items": {"type": "string"}},
                    "id": {"type": "string", "format": "uuid"}}}"""),
            null,
            new ToolAnnotations(true, false, true, false),
            UnaryOperator.identity(),
            (arguments, _) -> ToolResult.of(arguments.path("text").asString(), arguments));
    private final ToolsFeature feature = new ToolsFeature(new ToolRegistry(List.of(echo)));

    @Test
    void toolIsListedWithoutItsInsides() {
        String list = JSON.writeValueAsString(answer("tools/list", "{}"));
        assertThat(list).contains("\"name\":\"echo\"", "\"readOnlyHint\":true", "inputSchema");
        assertThat(list).doesNotContain("handler", "lenience", "outputSchema");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"text\":\"hi\"}", "{\"text\":\"hi\",\"times\":\"2\"}", "{\"text\":\"hi\",\"tags\":\"a\"}"})
    void argumentsThatFitReachTheHandler(String arguments) {
        ToolResult result = call(arguments);
        assertThat(result.isError()).isFalse();
        assertThat(JSON.writeValueAsString(result)).contains("\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|required property 'text' not found",
                "{\"text\":[]}|text: array found, string expected",
                "{\"text\":\"hi\",\"times\":0}|times: must have a minimum value of 1",
                "{\"text\":\"hi\",\"times\":\"often\"}|times: string found, integer expected",
                "{\"text\":\"hi\",\"tags\":[{}]}|tags[0]: object found, string expected",
                "{\"text\":\"hi\",\"id\":\"5\"}|id: does not match the uuid pattern"
            })
    void argumentsThatDoNotFitAreAResultThatNamesTheField(String arguments, String fault) {
        ToolResult result = call(arguments);
        assertThat(result.isError()).isTrue();
        assertThat(result.structuredContent()).isNull();
        assertThat(result.text()).contains("arguments of echo are not valid", "- " + fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\":7}", "{\"name\":\"none\"}", "{\"name\":\"echo\",\"arguments\":[]}"})
    void callOfNoToolIsAProtocolError(String params) {
        assertThatThrownBy(() -> answer("tools/call", params)).isInstanceOf(McpException.class);
    }

    @Test
    void unknownCursorIsAProtocolError() {
        assertThatThrownBy(() -> answer("tools/list", "{\"cursor\":\"x\"}")).isInstanceOf(McpException.class);
        assertThat(answer("tools/list", "{\"cursor\":null}")).isInstanceOf(Map.class);
    }

    @Test
    void twoToolsOfOneNameAreRefused() {
        assertThatThrownBy(() -> new ToolRegistry(List.of(echo, echo))).hasMessageContaining("echo");
    }

    private ToolResult call(String arguments) {
        return (ToolResult) answer("tools/call", "{\"name\":\"echo\",\"arguments\":%s}".formatted(arguments));
    }

    private Object answer(String method, String params) {
        return feature.methods().get(method).answer(Calls.of(method, object(params)));
    }

    private static ObjectNode object(String json) {
        return JSON.readTree(json).asObject();
    }
}
