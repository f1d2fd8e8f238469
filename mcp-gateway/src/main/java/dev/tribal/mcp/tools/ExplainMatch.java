package dev.tribal.mcp.tools;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.mcp.answer.ReportedText;
import dev.tribal.mcp.answer.Sureness;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Says why a recorded error matches a text, or that it does not. */
record ExplainMatch(ErrorQueries queries) implements TribalTool {
    private static final int REASON = 400;

    @Override
    public String name() {
        return "explain_match";
    }

    @Override
    public ObjectNode lenient(ObjectNode arguments) {
        return Arguments.withErrorId(arguments);
    }

    @Override
    public ToolResult call(ObjectNode arguments) {
        UUID id = Arguments.errorId(arguments);
        var query = new SimilarQuery(Arguments.query(arguments), Limits.MAX_RESULTS);
        List<Match> matches = queries.similar(query).results();
        for (int i = 0; i < matches.size(); i++) {
            if (matches.get(i).record().id().equals(id)) {
                return matching(id, i + 1, matches.get(i));
            }
        }
        // Says so if there is no such error at all.
        queries.get(id, null, null);
        return ToolResult.of(
                "Error %s is not among the %d best matches for this text.".formatted(id, Limits.MAX_RESULTS),
                Map.of("error_id", id, "matches", false, "why", List.of()));
    }

    private static ToolResult matching(UUID id, int rank, Match match) {
        List<String> why = lines(match.why());
        List<String> against = lines(match.against());
        var text = new StringBuilder("Error %s is match %d for this text: %s. For it:\n%s"
                .formatted(id, rank, Sureness.words(match), ReportedText.quote(String.join("\n", why))));
        if (!against.isEmpty()) {
            text.append("\nAgainst it:\n").append(ReportedText.quote(String.join("\n", against)));
        }
        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("error_id", id);
        structured.put("matches", true);
        structured.put("rank", rank);
        structured.put("score", match.score());
        structured.put("why", why);
        structured.put("against", against);
        structured.put("verdict", match.verdict() == null ? Verdict.NONE : match.verdict());
        if (match.probability() != null) {
            structured.put("probability", match.probability());
        }
        return ToolResult.of(text.toString(), structured);
    }

    private static List<String> lines(List<String> reasons) {
        return reasons.stream().map(reason -> ReportedText.line(reason, REASON)).toList();
    }
}
