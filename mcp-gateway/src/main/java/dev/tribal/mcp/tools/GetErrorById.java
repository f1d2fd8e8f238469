package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.mcp.answer.RecordAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import tools.jackson.databind.node.ObjectNode;

/** Reads one error. */
record GetErrorById(ErrorQueries queries) implements TribalTool {
    @Override
    public String name() {
        return "get_error_by_id";
    }

    @Override
    public ObjectNode lenient(ObjectNode arguments) {
        return Arguments.withErrorId(arguments);
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        return RecordAnswer.of(queries.get(Arguments.errorId(arguments), null, null));
    }
}
