package dev.tribal.mcp.tools;

import dev.tribal.mcp.protocol.tool.ToolResult;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A tool of Tribal's; what clients see of it is in the resource {@code mcp/tools/NAME.json}. */
interface TribalTool {
    String name();

    /** The scope that a call needs besides that of the endpoint; {@code null} for none. */
    default @Nullable String scope() {
        return null;
    }

    /** Turns what agents are known to send into what the input schema declares. */
    default ObjectNode lenient(ObjectNode arguments) {
        return arguments;
    }

    /**
     * Carries out a call.
     *
     * @param arguments fit the input schema, but a number may be written as a string and a list of one as its element
     * @throws dev.tribal.platform.problem.ProblemException becomes a result that tells the agent what to change
     */
    ToolResult call(ObjectNode arguments);
}
