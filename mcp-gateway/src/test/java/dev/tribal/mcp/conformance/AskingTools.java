package dev.tribal.mcp.conformance;

import static dev.tribal.mcp.conformance.FixtureTools.text;
import static dev.tribal.mcp.conformance.FixtureTools.tool;

import dev.tribal.mcp.protocol.Call;
import dev.tribal.mcp.protocol.input.InputRequest;
import dev.tribal.mcp.protocol.tool.Tool;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tools of the conformance suite that ask the client something, in whatever era. */
final class AskingTools {
    private static final String NAME = form("name", "string");
    private static final String OK = form("ok", "boolean");

    private AskingTools() {}

    static List<Tool> all() {
        return List.of(
                tool(
                        "test_sampling",
                        schema("prompt"),
                        (arguments, call) -> text("LLM response: "
                                + call.ask("answer", InputRequest.sampling(value(arguments, "prompt"), 100)))),
                tool(
                        "test_elicitation",
                        schema("message"),
                        (arguments, call) -> text("User response: "
                                + call.ask("answer", elicit(value(arguments, "message"), FormSchemas.CONTACT)))),
                tool("test_elicitation_sep1034_defaults", (_, call) -> completed(call, FormSchemas.DEFAULTS)),
                tool("test_elicitation_sep1330_enums", (_, call) -> completed(call, FormSchemas.ENUMS)),
                tool("test_streaming_elicitation", (_, call) -> text("" + call.ask("name", elicit("Name?", NAME)))),
                tool("test_missing_capability", (_, call) -> text("" + call.ask("q", InputRequest.sampling("?", 10)))),
                tool("test_input_required_result_elicitation", (_, call) -> hello(call)),
                tool(
                        "test_input_required_result_sampling",
                        (_, call) -> text("" + call.ask("capital_question", sample("What is the capital of France?")))),
                tool(
                        "test_input_required_result_list_roots",
                        (_, call) -> text("" + call.ask("client_roots", InputRequest.roots()))),
                tool("test_input_required_result_request_state", (_, call) -> confirmed(call)),
                tool("test_input_required_result_tampered_state", (_, call) -> confirmed(call)),
                tool("test_input_required_result_multiple_inputs", (_, call) -> text("" + call.ask(several()))),
                tool("test_input_required_result_multi_round", (_, call) -> rounds(call)),
                tool("test_input_required_result_capabilities", (_, call) -> text("" + call.ask(declared(call)))));
    }

    private static ToolResult completed(Call call, String form) {
        ObjectNode answer = call.ask("form", elicit("Fill this in", form));
        return text("Elicitation completed: action=%s, content=%s"
                .formatted(answer.path("action").asString(), answer.path("content")));
    }

    private static ToolResult hello(Call call) {
        ObjectNode answer = call.ask("user_name", elicit("What is your name?", NAME));
        return text("Hello, %s!".formatted(answer.at("/content/name").asString()));
    }

    private static ToolResult confirmed(Call call) {
        call.ask("confirm", elicit("Please confirm", OK));
        return text("state-ok");
    }

    private static ToolResult rounds(Call call) {
        ObjectNode first = call.ask("step1", elicit("Step 1: What is your name?", NAME));
        ObjectNode second = call.ask("step2", elicit("Step 2: What is your favorite color?", form("color", "string")));
        return text("%s likes %s".formatted(first.at("/content/name"), second.at("/content/color")));
    }

    private static Map<String, InputRequest> several() {
        return Map.of(
                "user_name", elicit("What is your name?", NAME),
                "greeting", InputRequest.sampling("Generate a greeting", 50),
                "client_roots", InputRequest.roots());
    }

    private static Map<String, InputRequest> declared(Call call) {
        Map<String, InputRequest> requests = new LinkedHashMap<>();
        if (call.client().can("elicitation")) {
            requests.put("name", elicit("What is your name?", NAME));
        }
        if (call.client().can("sampling")) {
            requests.put("greeting", sample("Generate a greeting"));
        }
        return requests;
    }

    static InputRequest elicit(String message, String schema) {
        return InputRequest.elicitation(message, JsonMapper.shared().readTree(schema));
    }

    static String form(String field, String type) {
        return "{\"type\":\"object\",\"properties\":{\"%1$s\":{\"type\":\"%2$s\"}},\"required\":[\"%1$s\"]}"
                .formatted(field, type);
    }

    private static InputRequest sample(String text) {
        return InputRequest.sampling(text, 100);
    }

    private static String schema(String field) {
        return form(field, "string");
    }

    private static String value(JsonNode arguments, String name) {
        return arguments.path(name).asString();
    }
}
