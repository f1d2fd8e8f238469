package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.MergeTarget;
import dev.tribal.contracts.api.NewSeparation;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.answer.WriteAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import dev.tribal.platform.problem.ProblemException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Says that two errors are one or are not, takes that back, or says that one is two. */
record MergeErrors(ErrorCommands commands) implements TribalTool {
    private static final String INTO = "into";
    private static final String SEPARATE = "separate_context";
    private static final String APART = "keep_apart_from";

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
        String apart = Arguments.text(arguments, APART);
        boolean undo = arguments.path("undo").asBoolean(false);
        boolean separate = arguments.has(SEPARATE);
        if (apart != null && into == null && !separate) {
            return undo ? keepApartNoLonger(id, apart) : keepApart(id, apart);
        }
        if (apart != null
                || Stream.of(undo, separate, into != null)
                                .filter(given -> given)
                                .count()
                        != 1) {
            throw ProblemException.invalid(
                    INTO,
                    "must be given to merge, and left out to undo a merge, to separate a context, or to keep two apart");
        }
        if (separate) {
            return separate(id, arguments.path(SEPARATE).asInt());
        }
        return undo
                ? split(id)
                : merge(id, into, arguments.path("override_kept_apart").asBoolean(false));
    }

    private ToolResult keepApart(UUID id, String other) {
        return WriteAnswer.of(
                "Kept apart from " + other,
                id,
                commands.keepApart(id, UUID.fromString(other), Writes.WAIT, null)
                        .getBody());
    }

    private ToolResult keepApartNoLonger(UUID id, String other) {
        return WriteAnswer.of(
                "Kept apart no longer from " + other,
                id,
                commands.keepApartNoLonger(id, UUID.fromString(other), Writes.WAIT, null)
                        .getBody());
    }

    private ToolResult separate(UUID id, int context) {
        return WriteAnswer.of(
                "Separated reports like that context from it; grouping.separated names the error they are of now",
                id,
                commands.separate(id, new NewSeparation(context, null), Writes.WAIT, null)
                        .getBody());
    }

    private ToolResult split(UUID id) {
        return WriteAnswer.of(
                "Took out of the error that it was merged into",
                id,
                commands.split(id, Writes.WAIT, null).getBody());
    }

    private ToolResult merge(UUID id, @Nullable String into, boolean override) {
        var target = new MergeTarget(UUID.fromString(String.valueOf(into)), override);
        return WriteAnswer.of(
                "Merged into " + target.errorId(),
                id,
                commands.merge(id, target, Writes.WAIT, null).getBody());
    }
}
