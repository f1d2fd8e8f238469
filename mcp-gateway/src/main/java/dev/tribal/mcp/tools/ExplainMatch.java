package dev.tribal.mcp.tools;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.mcp.answer.ReportedText;
import dev.tribal.mcp.answer.Sureness;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        // What a merged error is answered with; says so if there is no such error at all.
        UUID answered = queries.get(id, null, null).id();
        List<Match> matches = queries.similar(query).results();
        return matches.stream()
                .filter(match -> match.record().id().equals(answered))
                .max(Comparator.comparingDouble(ExplainMatch::sureness))
                .map(match -> matching(id, rank(match, matches), match))
                .orElseGet(() -> ToolResult.of(
                        "Error %s is not among the best matches for this text.".formatted(id),
                        Map.of("error_id", id, "matches", false, "why", List.of())));
    }

    private static double sureness(Match match) {
        return match.probability() == null ? match.score() : match.probability();
    }

    /** Its place, from 1, among the matches of the same error of the text. */
    private static int rank(Match match, List<Match> matches) {
        return matches.stream()
                        .filter(other -> Objects.equals(other.askedError(), match.askedError()))
                        .toList()
                        .indexOf(match)
                + 1;
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
