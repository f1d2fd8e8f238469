package dev.tribal.mcp.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.mcp.NpmFolder;
import dev.tribal.mcp.Records;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two gateways behind a strict round robin: every feature of every revision works whoever gets the request. */
class TwoGatewaysIT {
    private static final UUID ERROR = Records.id("watched");
    private static final String URI = "tribal://errors/" + ERROR;

    private static GatewayPair pair;

    @BeforeAll
    static void start() throws Exception {
        pair = new GatewayPair();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void sessionOfOneGatewayIsKnownToTheOtherAndEndsForBoth() {
        var first = new RawSession(pair.url(0), "2025-11-25");
        RawSession second = first.at(pair.url(1));
        assertThat(second.request("tools/list", "{}").at("/result/tools").size())
                .isPositive();
        assertThat(first.delete()).isEqualTo(204);
        await().untilAsserted(() ->
                assertThat(second.post("tools/list", "{}").statusCode()).isEqualTo(404));
    }

    @Test
    void sessionOfAnotherPrincipalIsNotFound() {
        var session = new RawSession(pair.url(0), "2025-06-18");
        assertThat(session.as("somebody-else").post("ping", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void subscriptionAtOneGatewayIsHeardOnTheStreamOfTheOther() throws Exception {
        var session = new RawSession(pair.url(0), "2025-11-25");
        try (EventReader stream = session.at(pair.url(1)).stream()) {
            session.request("resources/subscribe", "{\"uri\":\"%s\"}".formatted(URI));
            await().untilAsserted(() -> {
                change("acme");
                assertThat(stream.received()).contains("notifications/resources/updated", URI);
            });
        }
    }

    @Test
    void listenerHearsOfChangesOfItsTenantOnly() throws Exception {
        String params =
                "{\"notifications\":{\"resourceSubscriptions\":[\"%s\"],\"toolsListChanged\":true}}".formatted(URI);
        try (EventReader stream = RawSession.stateless(pair.url()).listen(params)) {
            await().untilAsserted(() -> assertThat(stream.received())
                    .contains("notifications/subscriptions/acknowledged")
                    .doesNotContain("toolsListChanged"));
            change("another-tenant");
            change("acme");
            await().untilAsserted(() ->
                    assertThat(stream.received()).contains("notifications/resources/updated", "subscriptionId"));
            assertThat(stream.received().split("resources/updated", -1)).hasSize(2);
        }
    }

    @Test
    void answerToAQuestionFindsTheGatewayThatAsked() throws Exception {
        var session = new RawSession(pair.url(0), "2025-11-25");
        try (EventReader call =
                session.open("tools/call", "{\"name\":\"test_input_required_result_elicitation\",\"arguments\":{}}")) {
            await().untilAsserted(() -> assertThat(call.received()).contains("elicitation/create"));
            String id = call.event(0).path("id").asString();
            session.at(pair.url(1))
                    .reply("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"result\":"
                            + "{\"action\":\"accept\",\"content\":{\"name\":\"Ann\"}}}");
            await().untilAsserted(() -> assertThat(call.received()).contains("Hello, Ann!"));
        }
    }

    @Test
    void cancelledCallEndsWithoutAnAnswerAtTheGatewayThatWorksOnIt() throws Exception {
        var session = new RawSession(pair.url(0), "2025-11-25");
        try (EventReader call =
                session.open("tools/call", "{\"name\":\"test_input_required_result_elicitation\",\"arguments\":{}}")) {
            await().untilAsserted(() -> assertThat(call.received()).contains("elicitation/create"));
            session.at(pair.url(1))
                    .reply("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
            await().until(call::isEnded);
            assertThat(call.received()).doesNotContain("\"result\"", "\"error\"");
        }
    }

    @Test
    void requestStateOfOneGatewayIsGoodAtTheOtherForTheSamePrincipal() {
        String call = "{\"name\":\"test_input_required_result_multi_round\",\"arguments\":{}%s}";
        JsonNode first = RawSession.stateless(pair.url(0))
                .request("tools/call", call.formatted(""))
                .path("result");
        assertThat(first.path("resultType").asString()).isEqualTo("input_required");
        String answers = ",\"inputResponses\":{\"step1\":{\"action\":\"accept\",\"content\":{\"name\":\"Ann\"}}}"
                + ",\"requestState\":" + first.path("requestState");
        String retry = call.formatted(answers);
        RawSession other = RawSession.stateless(pair.url(1));
        assertThat(other.request("tools/call", retry)
                        .at("/result/inputRequests/step2/method")
                        .asString())
                .isEqualTo("elicitation/create");
        assertThat(other.as("somebody-else")
                        .request("tools/call", retry)
                        .at("/error/code")
                        .asInt())
                .isEqualTo(-32602);
    }

    @ParameterizedTest
    @CsvSource({"legacy,2025-11-25", "auto,2026-07-28", "pin,2026-07-28"})
    void officialClientWorksInEveryMode(String mode, String revision) throws Exception {
        NpmFolder clients = NpmFolder.install("mcp-clients");
        String output = clients.run(
                Map.of("MCP_CLIENT", "2", "MCP_MODE", mode),
                "node",
                "client.mjs",
                pair.url(),
                RawSession.token(),
                "tour",
                "{}");
        assertThat(output).contains("\"revision\":\"" + revision + "\"", "\"tools\":", "\"prompt\":", "Hello, Ann!");
    }

    @ParameterizedTest
    @CsvSource({"legacy", "auto", "modern"})
    void inspectorListsTheToolsInEitherEra(String era) throws Exception {
        NpmFolder checks = NpmFolder.install("mcp-checks");
        var output = checks.tryRun(
                Map.of("PATH", Path.of(checks.node()).getParent() + ":" + System.getenv("PATH")),
                checks.node(),
                "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js",
                "--cli",
                pair.url(),
                "--transport",
                "http",
                "--method",
                "tools/list",
                "--protocol-era",
                era,
                "--header",
                "Authorization: Bearer " + RawSession.token());
        assertThat(output.text()).as(output.errors()).contains("find_similar_errors");
    }

    private static void change(String tenant) throws Exception {
        pair.publish(new RecordChange(tenant, ERROR, new Position(0, 1), null));
    }
}
