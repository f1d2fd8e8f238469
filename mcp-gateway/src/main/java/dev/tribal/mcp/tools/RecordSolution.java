package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.answer.WriteAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Records what fixed an error. */
record RecordSolution(ErrorCommands commands) implements TribalTool {
    @Override
    public String name() {
        return "record_solution";
    }

    @Override
    public String scope() {
        return Scopes.SOLUTIONS_WRITE;
    }

    @Override
    public ObjectNode lenient(ObjectNode arguments) {
        ObjectNode flat = Arguments.withErrorId(arguments).deepCopy();
        if (flat.remove("solution") instanceof ObjectNode solution) {
            solution.removeNulls();
            solution.forEachEntry(flat::putIfAbsent);
        }
        return flat;
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        UUID id = Arguments.errorId(arguments);
        var response = commands.addSolution(id, Arguments.as(NewSolution.class, arguments), Writes.WAIT, null);
        return WriteAnswer.of("Recorded the solution", id, response.getBody());
    }
}
