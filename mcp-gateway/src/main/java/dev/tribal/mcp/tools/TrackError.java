package dev.tribal.mcp.tools;

import dev.tribal.contracts.Source;
import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.answer.WriteAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Reports an error, with what fixed it if that is known. */
record TrackError(ErrorCommands commands) implements TribalTool {
    @Override
    public String name() {
        return "track_error";
    }

    @Override
    public String scope() {
        return Scopes.ERRORS_WRITE;
    }

    @Override
    public ObjectNode lenient(ObjectNode arguments) {
        return FlatForm.flatten(arguments);
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        ObjectNode report = FlatForm.nest(arguments);
        report.withObjectProperty("origin").set("source", Arguments.tree(Source.AGENT));
        WriteResult result =
                Objects.requireNonNull(commands.report(Arguments.as(NewError.class, report), Writes.WAIT, null)
                        .getBody());
        return WriteAnswer.of("Recorded", result.id(), result);
    }
}
