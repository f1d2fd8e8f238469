package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.answer.WriteAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Deletes an error for good. */
record DeleteError(ErrorCommands commands) implements TribalTool {
    @Override
    public String name() {
        return "delete_error";
    }

    @Override
    public String scope() {
        return Scopes.ERRORS_WRITE;
    }

    @Override
    public ObjectNode lenient(ObjectNode arguments) {
        return Arguments.withErrorId(arguments);
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        UUID id = Arguments.errorId(arguments);
        return WriteAnswer.of(
                "Deleted", id, commands.delete(id, Writes.WAIT, null).getBody());
    }
}
