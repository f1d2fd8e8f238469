package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of the Streamable HTTP transport, over real HTTP. */
class TransportIT extends GatewayIT {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

    @Test
    void requestIsAnsweredWithJsonAndNoSession() {
        var response = wire().post(PING);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(response.headers().firstValue("Mcp-Session-Id")).isEmpty();
        assertThat(response.body()).isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @Test
    void clientThatTakesOnlyStreamsGetsOneEvent() {
        var response = wire().post(PING, "Accept", "text/event-stream");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(response.body()).isEqualTo("event: message\ndata: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/*, text/plain", "no media type"})
    void clientThatTakesNeitherIsRefused(String accept) {
        assertThat(wire().post(PING, "Accept", accept).statusCode()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT"})
    void otherMethodsAreNotAllowed(String method) {
        var response = wire().method(method);
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow").orElseThrow()).startsWith("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/never-heard-of\",\"params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}"
            })
    void whatNeedsNoAnswerIsAcceptedWithoutBody(String message) {
        var response = wire().post(message);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2025-03-26,200", "2025-06-18,200", "2025-11-25,200", "2026-07-28,400", "1.0,400", "'',400"})
    void unknownRevisionInHeaderIsRefused(String revision, int status) {
        assertThat(wire().post(PING, "MCP-Protocol-Version", revision).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:6274,200", "https://tools.example.com,200", "https://evil.example.com,403", "null,403"
    })
    void onlyKnownOriginsMayCall(String origin, int status) {
        assertThat(wire().post(PING, "Origin", origin).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|-32700",
                "{\"jsonrpc\":|-32700",
                "{} {}|-32700",
                "[]|-32600",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]|-32600",
                "\"ping\"|-32600",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}|-32600"
            })
    void whatIsNoMessageIsABadRequest(String body, int code) {
        var response = wire().post(body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Wire.json(response).at("/error/code").asInt()).isEqualTo(code);
        assertThat(Wire.json(response).has("id")).isTrue();
        assertThat(response.body()).doesNotContain("Exception", "jackson", "dev.tribal");
    }

    @Test
    void brokenUtf8AndDeepNestingAreParseErrors() {
        byte[] latin1 = PING.replace("ping", "pïng").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(wire().post(latin1).body()).contains("-32700");
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(wire().post(deep).body()).contains("-32700");
    }

    @Test
    void otherContentTypeAndTooLargeBodyAreRefused() {
        assertThat(wire().post(PING, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
        assertThat(wire().post(new byte[6 * 1024 * 1024]).statusCode()).isEqualTo(413);
    }

    @Test
    void callerWithoutTokenOrReadScopeIsNotLetIn() {
        assertThat(wire().post(PING, "Authorization", "Bearer nonsense").statusCode())
                .isEqualTo(401);
        assertThat(wire().with("errors:write").post(PING).statusCode()).isEqualTo(403);
    }

    @Test
    void refusalSaysWhereTokensAreGivenOutAndForWhat() {
        String metadata = "resource_metadata=\"http://localhost:%s/.well-known/oauth-protected-resource/mcp\"";
        HttpResponse<String> stranger = wire().post(PING, "Authorization", "Bearer nonsense");
        String challenge = stranger.headers().firstValue("WWW-Authenticate").orElse("");
        assertThat(challenge)
                .isEqualTo("Bearer error=\"invalid_token\", "
                        + metadata.formatted(stranger.uri().getPort()));
        String missing = wire().with("errors:write")
                .post(PING)
                .headers()
                .firstValue("WWW-Authenticate")
                .orElse("");
        assertThat(missing)
                .startsWith("Bearer error=\"insufficient_scope\", scope=\"errors:read\", resource_metadata=");
        assertThat(wire().get("/.well-known/oauth-protected-resource/mcp").body())
                .contains("\"resource\":\"http://localhost:%d/mcp\""
                        .formatted(stranger.uri().getPort()))
                .contains("\"authorization_servers\":[\"http://localhost:%d\"]"
                        .formatted(stranger.uri().getPort()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a-1\"", "1", "9007199254740993", "1.5"})
    void idComesBackAsItWas(String id) {
        assertThat(wire().post(PING.replace("\"id\":1", "\"id\":" + id)).body()).contains("\"id\":" + id + ",");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-25,2025-11-25",
        "2025-06-18,2025-06-18",
        "2025-03-26,2025-03-26",
        "2026-07-28,2025-11-25",
        "1999-01-01,2025-11-25"
    })
    void initializeNegotiatesTheRevision(String asked, String answered) {
        var result =
                wire().request("initialize", Map.of("protocolVersion", asked)).path("result");
        assertThat(result.path("protocolVersion").asString()).isEqualTo(answered);
        assertThat(result.at("/serverInfo/name").asString()).isEqualTo("tribal");
        assertThat(result.at("/serverInfo").has("instructions")).isFalse();
        assertThat(result.path("capabilities").propertyNames())
                .containsExactly("completions", "logging", "prompts", "resources", "tools");
        assertThat(result.path("instructions").asString()).contains("find_similar_errors");
    }

    @ParameterizedTest
    @CsvSource({
        "server/discover,-32601",
        "prompts/get,-32602",
        "logging/setLevel,-32602",
        "initialize,-32602",
        "tools/call,-32602"
    })
    void requestThatCannotBeServedGetsItsCode(String method, int code) {
        assertThat(wire().request(method, Map.of()).at("/error/code").asInt()).isEqualTo(code);
    }

    private Wire wire() {
        return new Wire(url());
    }
}
