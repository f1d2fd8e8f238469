package dev.tribal.mcp.tools;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.mcp.answer.ReportedText;
import dev.tribal.mcp.answer.Sureness;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Says why a recorded error matches a text, or what argues against it. */
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
        // Says so if there is no such error at all.
        queries.get(id, null, null);
        SearchResults found =
                queries.similar(new SimilarQuery(Arguments.query(arguments), Limits.MAX_RESULTS).explaining(id));
        Match match = found.explained();
        if (match == null) {
            return ToolResult.of(
                    "Error %s is not compared with this text: it is gone.".formatted(id),
                    Map.of("error_id", id, "matches", false, "why", List.of(), "against", List.of()));
        }
        return explained(id, rank(match, found.results()), match);
    }

    /** Its place, from 1, among the matches of the same error of the text; 0 if it is not among them. */
    private static int rank(Match match, List<Match> matches) {
        UUID id = match.record().id();
        return matches.stream()
                        .filter(other -> Objects.equals(other.askedError(), match.askedError()))
                        .map(other -> other.record().id())
                        .toList()
                        .indexOf(id)
                + 1;
    }

    private static ToolResult explained(UUID id, int rank, Match match) {
        List<String> why = lines(match.why());
        List<String> against = lines(match.against());
        String place = rank == 0 ? "not among the best matches" : "match " + rank;
        var text = new StringBuilder("Error %s is %s for this text: %s. For it:\n%s"
                .formatted(id, place, Sureness.words(match), ReportedText.quote(String.join("\n", why))));
        if (!against.isEmpty()) {
            text.append("\nAgainst it:\n").append(ReportedText.quote(String.join("\n", against)));
        }
        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("error_id", id);
        structured.put("matches", rank > 0);
        if (rank > 0) {
            structured.put("rank", rank);
        }
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
