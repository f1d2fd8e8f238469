package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.MergeTarget;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.answer.WriteAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import dev.tribal.platform.problem.ProblemException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Says that two errors are one, or takes that back. */
record MergeErrors(ErrorCommands commands) implements TribalTool {
    private static final String INTO = "into";

    @Override
    public String name() {
        return "merge_errors";
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
        String into = Arguments.text(arguments, INTO);
        boolean undo = arguments.path("undo").asBoolean(false);
        if (undo == (into != null)) {
            throw ProblemException.invalid(INTO, "must be given to merge, and left out to undo a merge");
        }
        return undo ? split(id) : merge(id, into);
    }

    private ToolResult split(UUID id) {
        return WriteAnswer.of(
                "Took out of the error that it was merged into",
                id,
                commands.split(id, Writes.WAIT, null).getBody());
    }

    private ToolResult merge(UUID id, @Nullable String into) {
        var target = new MergeTarget(UUID.fromString(String.valueOf(into)));
        return WriteAnswer.of(
                "Merged into " + target.errorId(),
                id,
                commands.merge(id, target, Writes.WAIT, null).getBody());
    }
}
