package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.answer.WriteAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import dev.tribal.platform.problem.ProblemException;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Records what fixed an error, or that the solution of another one did. */
record RecordSolution(ErrorCommands commands) implements TribalTool {
    private static final String SAME_AS = "same_as";
    private static final String OF_ERROR = "of_error";

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
        boolean isKnown = arguments.has(SAME_AS) && arguments.has(OF_ERROR);
        if (isKnown == arguments.has("description")) {
            throw ProblemException.invalid(
                    "description",
                    "must be given, or instead of it same_as with of_error for a solution that is recorded");
        }
        return isKnown ? link(id, arguments) : record(id, arguments);
    }

    private ToolResult link(UUID id, ObjectNode arguments) {
        UUID solution = UUID.fromString(arguments.path(SAME_AS).asString());
        UUID holder = UUID.fromString(arguments.path(OF_ERROR).asString());
        var response = commands.linkSolution(holder, solution, id, Writes.WAIT, null);
        return WriteAnswer.of("Linked the solution " + solution, id, response.getBody());
    }

    private ToolResult record(UUID id, ObjectNode arguments) {
        var response = commands.addSolution(id, Arguments.as(NewSolution.class, arguments), Writes.WAIT, null);
        return WriteAnswer.of("Recorded the solution", id, response.getBody());
    }
}
