package dev.tribal.mcp.resources;

import dev.tribal.mcp.protocol.resource.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** How an agent works with Tribal, as a text for its system prompt. */
final class SystemInstructions {
    private SystemInstructions() {}

    /** @throws UncheckedIOException if the text is not in this module */
    static Resource resource() {
        String text = read();
        return Resource.text(
                "tribal://instructions/system",
                "system-instructions",
                "How to work with Tribal",
                "Add this to an agent's system prompt: when to look errors up and when to record what fixed them.",
                "text/markdown",
                text);
    }

    private static String read() {
        try {
            return new ClassPathResource("mcp/system-instructions.md").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
