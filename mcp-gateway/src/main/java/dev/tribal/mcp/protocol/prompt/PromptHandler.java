package dev.tribal.mcp.protocol.prompt;

import dev.tribal.mcp.protocol.Call;
import java.util.List;
import java.util.Map;

/** Fills in one prompt. */
@FunctionalInterface
public interface PromptHandler {
    /** @param arguments all required ones are there */
    List<PromptMessage> fill(Map<String, String> arguments, Call call);
}
