package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.mcp.answer.WriteAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes what is known about an error. */
record UpdateError(ErrorCommands commands, ErrorQueries queries) implements TribalTool {
    private static final String CONTEXT = "context";

    @Override
    public String name() {
        return "update_error";
    }

    @Override
    public String scope() {
        return Scopes.ERRORS_WRITE;
    }

    @Override
    public ObjectNode lenient(ObjectNode arguments) {
        ObjectNode flat = FlatForm.flatten(Arguments.withErrorId(arguments));
        respell(flat, "state");
        respell(flat, "priority");
        return flat;
    }

    /** Takes {@code In Progress} for {@code in_progress}. */
    private static void respell(ObjectNode arguments, String name) {
        JsonNode value = arguments.get(name);
        if (value != null && value.isString()) {
            arguments.put(
                    name,
                    value.stringValue()
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .replace(' ', '_')
                            .replace('-', '_'));
        }
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        UUID id = Arguments.errorId(arguments);
        ObjectNode update = FlatForm.nest(arguments);
        if (update.get(CONTEXT) instanceof ObjectNode changes) {
            // A context is replaced as a whole; a tool call names only what changes.
            ObjectNode context = Arguments.tree(queries.get(id, null, null).context());
            update.set(CONTEXT, context.setAll(changes));
        }
        var response = commands.update(id, Arguments.as(ErrorUpdate.class, update), Writes.WAIT, null);
        return WriteAnswer.of("Updated", id, response.getBody());
    }
}
