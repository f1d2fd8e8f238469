package dev.tribal.mcp.answer;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer to a search: the matches, best first, never longer than asked for however many and long they are. */
public final class FoundAnswer {
    /** What a match needs besides its long texts, and the least that it gets with them. */
    private static final int FACTS = 260;

    private static final int LEAST = 400;

    private final StringBuilder text = new StringBuilder();
    private final List<Match> shown = new ArrayList<>();
    private final int characters;

    private FoundAnswer(int characters) {
        this.characters = characters;
    }

    /** @param nothing what to say if nothing was found, in one line */
    public static ToolResult of(SearchResults found, String nothing) {
        return of(found, nothing, Detail.NORMAL);
    }

    /** The same in another length. */
    public static ToolResult of(SearchResults found, String nothing, Detail detail) {
        var answer = new FoundAnswer(detail.characters());
        answer.degraded(found.degraded());
        if (found.results().isEmpty()) {
            answer.text.append(nothing);
        } else {
            answer.matches(found.results());
        }
        return ToolResult.of(answer.text.toString(), new SearchResults(answer.shown, found.degraded()));
    }

    private void degraded(List<String> degraded) {
        if (!degraded.isEmpty()) {
            text.append("Degraded: %s search is not available now, so good matches may be missing.\n"
                    .formatted(String.join(", ", degraded)));
        }
    }

    private void matches(List<Match> matches) {
        text.append("%d found, best first. get_error_by_id has more of each. ".formatted(matches.size()));
        text.append(RecordText.PREAMBLE);
        for (Match match : matches) {
            int share = Math.max(LEAST, (characters - text.length()) / (matches.size() - shown.size()));
            Match shortened = shorten(match, share - FACTS);
            String block = block(shortened, match.record());
            if (text.length() + block.length() > characters && !shown.isEmpty()) {
                text.append("\n… the other %d are left out; narrow the search to see them.\n"
                        .formatted(matches.size() - shown.size()));
                return;
            }
            shown.add(shortened);
            text.append(block);
        }
    }

    private static Match shorten(Match match, int characters) {
        return new Match(
                Shortener.shorten(match.record(), Extent.match(characters)),
                Math.round(match.score() * 1000) / 1000.0,
                match.why().stream()
                        .map(reason -> ReportedText.line(reason, 160))
                        .toList());
    }

    private String block(Match match, ErrorRecord whole) {
        return "\n%d. error %s, score %s\n%s\n%s"
                .formatted(
                        shown.size() + 1,
                        match.record().id(),
                        String.format(Locale.ROOT, "%.2f", match.score()),
                        ReportedText.quote(String.join("; ", match.why())),
                        RecordText.of(match.record(), whole.solutions().size()));
    }
}
