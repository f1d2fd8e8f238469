package dev.tribal.mcp.tools;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.GroupingQueries;
import dev.tribal.mcp.protocol.tool.ToolRegistry;
import java.util.stream.Stream;

/** All tools of Tribal, those that an agent needs first at the top. */
public final class TribalTools {
    private TribalTools() {}

    public static ToolRegistry registry(
            ErrorCommands commands, ErrorQueries queries, GroupingQueries grouping, AnswerMeters meters) {
        return new ToolRegistry(Stream.of(
                        new FindSimilarErrors(queries),
                        new RecordSolution(commands),
                        new ReportOutcome(commands),
                        new TrackError(commands),
                        new GetErrorById(queries, grouping),
                        new SearchErrors(queries),
                        new RecentErrorsTool(queries),
                        new ExplainMatch(queries),
                        new UpdateError(commands, queries),
                        new MergeErrors(commands),
                        new DeleteError(commands),
                        new GetApiStatus(queries))
                .map(tool -> ToolDeclarations.declare(tool, meters))
                .toList());
    }
}
