package dev.tribal.mcp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    @Test
    void methodWithIdIsARequest() {
        var request =
                (Message.Request) read("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"m\",\"params\":{\"p\":1}}");
        assertThat(request.id().stringValue()).isEqualTo("a");
        assertThat(request.method()).isEqualTo("m");
        assertThat(request.params().path("p").asInt()).isEqualTo(1);
    }

    @Test
    void methodWithoutIdIsANotification() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"m\"}")).isInstanceOf(Message.Notification.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"result\":{}", "\"error\":{\"code\":1,\"message\":\"m\"}"})
    void idWithResultOrErrorIsAReply(String outcome) {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,%s}".formatted(outcome))).isInstanceOf(Message.Reply.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "1",
                "{}",
                "[]",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"m\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"m\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"m\",\"params\":[1]}"
            })
    void jsonThatIsNoMessageIsInvalid(String json) {
        assertFails(json, ErrorCode.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "nul", "{\"a\":1,}", "{} x"})
    void whatIsNoJsonIsAParseError(String json) {
        assertFails(json, ErrorCode.PARSE_ERROR);
    }

    private static void assertFails(String json, ErrorCode code) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        McpException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Message read(String json) {
        return new MessageReader().read(json.getBytes(StandardCharsets.UTF_8));
    }
}
