package dev.tribal.mcp.protocol.completion;

import dev.tribal.mcp.protocol.Call;
import dev.tribal.mcp.protocol.Feature;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.Params;
import dev.tribal.mcp.protocol.prompt.PromptRegistry;
import dev.tribal.mcp.protocol.resource.ResourceTemplate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code completion/complete} (MCP 2025-11-25, server/utilities/completion): variables of resource templates. */
public final class CompletionFeature implements Feature {
    /** Section Completion Results: at most so many values. */
    private static final int MOST = 100;

    private final List<ResourceTemplate> templates;
    private final PromptRegistry prompts;

    /** @param prompts are known, but nothing is suggested for their arguments */
    public CompletionFeature(List<ResourceTemplate> templates, PromptRegistry prompts) {
        this.templates = List.copyOf(templates);
        this.prompts = prompts;
    }

    @Override
    public Map<String, Method> methods() {
        return Map.of("completion/complete", this::complete);
    }

    @Override
    public Map<String, ?> capabilities() {
        return Map.of("completions", Map.of());
    }

    private Object complete(Call call) {
        ObjectNode argument = Params.object(call.params(), "argument");
        Params.text(argument, "name");
        List<String> values = suggestions(Params.object(call.params(), "ref"), Params.text(argument, "value"));
        List<String> shown = values.subList(0, Math.min(MOST, values.size()));
        return Map.of("completion", Map.of("values", shown, "total", values.size(), "hasMore", values.size() > MOST));
    }

    private List<String> suggestions(ObjectNode ref, String typed) {
        return switch (Params.text(ref, "type")) {
            case "ref/resource" ->
                template(Params.text(ref, "uri")).completion().apply(typed);
            case "ref/prompt" -> ofPrompt(Params.text(ref, "name"));
            default -> throw McpException.invalidParams("\"ref.type\" must be ref/prompt or ref/resource");
        };
    }

    private ResourceTemplate template(String uri) {
        return templates.stream()
                .filter(template -> template.uriTemplate().equals(uri))
                .findFirst()
                .orElseThrow(() -> McpException.invalidParams("Unknown resource template: " + uri));
    }

    private List<String> ofPrompt(String name) {
        if (prompts.find(name).isEmpty()) {
            throw McpException.invalidParams("Unknown prompt: " + name);
        }
        return List.of();
    }
}
