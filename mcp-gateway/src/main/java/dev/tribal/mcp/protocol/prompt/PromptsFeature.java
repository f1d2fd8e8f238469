package dev.tribal.mcp.protocol.prompt;

import dev.tribal.mcp.protocol.Call;
import dev.tribal.mcp.protocol.Feature;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Page;
import dev.tribal.mcp.protocol.Params;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code prompts/list} and {@code prompts/get} (MCP 2025-11-25, server/prompts). */
public final class PromptsFeature implements Feature {
    private final PromptRegistry registry;

    public PromptsFeature(PromptRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of("prompts/list", this::list, "prompts/get", this::get);
    }

    @Override
    public Map<String, ?> capabilities() {
        return Map.of("prompts", Map.of());
    }

    private Object list(Call call) {
        return Page.of(registry.prompts(), call.params()).as("prompts");
    }

    private Object get(Call call) {
        String name = Params.text(call.params(), "name");
        // Section Error Handling: an unknown prompt and missing arguments are both invalid parameters.
        Prompt prompt = registry.find(name).orElseThrow(() -> McpException.invalidParams("Unknown prompt: " + name));
        Map<String, String> arguments = arguments(call.params());
        for (PromptArgument argument : prompt.arguments()) {
            if (argument.required() && !arguments.containsKey(argument.name())) {
                throw McpException.invalidParams(
                        "The prompt %s needs the argument %s".formatted(name, argument.name()));
            }
        }
        return Map.of(
                "description",
                prompt.description(),
                "messages",
                prompt.handler().fill(arguments, call));
    }

    private static Map<String, String> arguments(ObjectNode params) {
        ObjectNode given = Params.object(params, "arguments");
        Map<String, String> arguments = new HashMap<>();
        given.propertyNames().forEach(name -> arguments.put(name, Params.text(given, name)));
        return arguments;
    }
}
