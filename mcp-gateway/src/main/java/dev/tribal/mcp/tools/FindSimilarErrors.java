package dev.tribal.mcp.tools;

import dev.tribal.contracts.Applicability;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.mcp.answer.FoundAnswer;
import dev.tribal.mcp.protocol.tool.ToolResult;
import tools.jackson.databind.node.ObjectNode;

/** Finds errors like a text of any kind and length. */
record FindSimilarErrors(ErrorQueries queries) implements TribalTool {
    private static final String NOTHING = "Nothing good enough is recorded: this error is not known."
            + " When you have found what fixes it, record it with track_error and its solution.";

    @Override
    public String name() {
        return "find_similar_errors";
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        String language = Arguments.text(arguments, "language");
        var surroundings = new Applicability(
                language, Arguments.text(arguments, "framework"), null, Arguments.text(arguments, "os"));
        var similar = new SimilarQuery(
                Arguments.query(arguments),
                Arguments.maxResults(arguments),
                null,
                Arguments.text(arguments, "project"),
                language,
                surroundings);
        return FoundAnswer.ofGood(queries.similar(similar), NOTHING, Arguments.detail(arguments));
    }
}
