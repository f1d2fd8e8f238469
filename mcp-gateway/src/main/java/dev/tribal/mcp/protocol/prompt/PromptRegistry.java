package dev.tribal.mcp.protocol.prompt;

import java.util.List;
import java.util.Optional;

/** The prompts of a server, in the order in which they are listed. */
public record PromptRegistry(List<Prompt> prompts) {
    public PromptRegistry {
        prompts = List.copyOf(prompts);
    }

    public Optional<Prompt> find(String name) {
        return prompts.stream().filter(prompt -> prompt.name().equals(name)).findFirst();
    }
}
