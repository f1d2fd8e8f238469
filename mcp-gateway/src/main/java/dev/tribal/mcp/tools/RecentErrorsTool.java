package dev.tribal.mcp.tools;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.mcp.answer.FoundAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import dev.tribal.mcp.resources.RecentErrors;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Lists the errors that were seen last. */
record RecentErrorsTool(ErrorQueries queries) implements TribalTool {
    private static final String NOTHING = "No such error is recorded.";

    @Override
    public String name() {
        return "recent_errors";
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        int most = Objects.requireNonNullElse(Arguments.maxResults(arguments), Limits.DEFAULT_MAX_RESULTS);
        var recent = new RecentErrors(queries)
                .of(Arguments.text(arguments, "project"), Arguments.text(arguments, "language"), most);
        return FoundAnswer.of(recent, NOTHING, Arguments.detail(arguments));
    }
}
