package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.mcp.answer.FoundAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import tools.jackson.databind.node.ObjectNode;

/** Lists errors by their fields. */
record SearchErrors(ErrorQueries queries) implements TribalTool {
    private static final String NOTHING =
            "No recorded error has these fields. find_similar_errors with the message is less strict.";

    @Override
    public String name() {
        return "search_errors";
    }

    @Override
    public ObjectNode lenient(ObjectNode arguments) {
        return FlatForm.flatten(arguments);
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        var found = queries.search(
                Arguments.text(arguments, "error_type"),
                Arguments.text(arguments, "language"),
                Arguments.text(arguments, "framework"),
                Arguments.text(arguments, "project"),
                Arguments.text(arguments, "nature"),
                Arguments.text(arguments, "error_message"),
                Arguments.text(arguments, "code_snippet"),
                Arguments.text(arguments, "task_description"),
                Arguments.maxResults(arguments),
                null);
        return FoundAnswer.of(found, NOTHING, Arguments.detail(arguments));
    }
}
