package dev.tribal.mcp.tools;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.GroupingQueries;
import dev.tribal.contracts.api.MergeSuggestions.Suggestion;
import dev.tribal.mcp.answer.RecordAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import dev.tribal.platform.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Reads one error, and names those that may be the same. */
record GetErrorById(ErrorQueries queries, GroupingQueries grouping) implements TribalTool {
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
        UUID id = Arguments.errorId(arguments);
        ErrorRecord record = queries.get(id, null, null);
        return RecordAnswer.of(record, suggestions(id));
    }

    /** None if the search for them is refused or fails now: the error itself was asked for. */
    private List<Suggestion> suggestions(UUID id) {
        try {
            return grouping.suggestions(id, null).results();
        } catch (ProblemException _) {
            return List.of();
        }
    }
}
