package dev.tribal.mcp.tools;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SimilarQuery;
import dev.tribal.mcp.answer.ReportedText;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Says why a recorded error matches a text, or that it does not. */
record ExplainMatch(ErrorQueries queries) implements TribalTool {
    private static final int REASON = 160;

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
                return matching(id, i + 1, matches.get(i), matches.getFirst().score());
            }
        }
        // Says so if there is no such error at all.
        queries.get(id, null, null);
        return ToolResult.of(
                "Error %s is not among the %d best matches for this text.".formatted(id, Limits.MAX_RESULTS),
                Map.of("error_id", id, "matches", false, "why", List.of()));
    }

    private static ToolResult matching(UUID id, int rank, Match match, double best) {
        List<String> why = match.why().stream()
                .map(reason -> ReportedText.line(reason, REASON))
                .toList();
        String text = String.format(
                Locale.ROOT,
                "Error %s is match %d for this text, with score %.2f (the best has %.2f). Scores compare inside one"
                        + " answer only. Why:\n%s",
                id,
                rank,
                match.score(),
                best,
                ReportedText.quote(String.join("\n", why)));
        return ToolResult.of(
                text,
                Map.of(
                        "error_id", id,
                        "matches", true,
                        "rank", rank,
                        "score", match.score(),
                        "best_score", best,
                        "why", why));
    }
}
