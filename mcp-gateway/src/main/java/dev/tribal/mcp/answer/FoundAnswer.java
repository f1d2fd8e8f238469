package dev.tribal.mcp.answer;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.AskedError;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.api.Verdict;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;

/** The answer to a search: the matches, best first, never longer than asked for however many and long they are. */
public final class FoundAnswer {
    /** What a match needs besides its long texts, and the least that it gets with them. */
    private static final int FACTS = 320;

    private static final int LEAST = 400;
    private static final int REASON = 160;

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
            answer.matches(found);
        }
        return ToolResult.of(
                answer.text.toString(),
                new SearchResults(
                        answer.shown,
                        found.degraded(),
                        found.verdict(),
                        found.askedErrors().stream().map(FoundAnswer::shorten).toList()));
    }

    /** The same of what is good enough alone: whoever asks what fixes an error is not helped by errors of others. */
    public static ToolResult ofGood(SearchResults found, String nothing, Detail detail) {
        List<Match> good = found.results().stream().filter(FoundAnswer::isGood).toList();
        return of(new SearchResults(good, found.degraded(), found.verdict(), found.askedErrors()), nothing, detail);
    }

    private static boolean isGood(Match match) {
        return match.probability() == null || match.verdict() != null;
    }

    private void degraded(List<String> degraded) {
        if (!degraded.isEmpty()) {
            text.append("Degraded: %s search is not available now, so good matches may be missing.\n"
                    .formatted(String.join(", ", degraded)));
        }
    }

    private void matches(SearchResults found) {
        List<Match> matches = found.results();
        text.append("%d found, best first. get_error_by_id has more of each. ".formatted(matches.size()));
        text.append(RecordText.PREAMBLE);
        for (Match match : matches) {
            int share = Math.max(LEAST, (characters - text.length()) / (matches.size() - shown.size()));
            Match shortened = shorten(match, share - FACTS);
            String block = heading(match, found.askedErrors()) + block(shortened, match.record());
            if (text.length() + block.length() > characters && !shown.isEmpty()) {
                text.append("\n… the other %d are left out; narrow the search to see them.\n"
                        .formatted(matches.size() - shown.size()));
                return;
            }
            shown.add(shortened);
            text.append(block);
        }
        unknown(found);
    }

    /** The error that this match and those below it answer, if the query holds several. */
    private String heading(Match match, List<AskedError> asked) {
        Integer number = match.askedError();
        boolean goesOn = !shown.isEmpty()
                && number != null
                && number.equals(shown.getLast().askedError());
        return goesOn
                ? ""
                : asked.stream()
                        .filter(error -> number != null && error.number() == number)
                        .map(error -> "\nAbout error %d of the query:\n%s\n".formatted(number, quote(error)))
                        .findFirst()
                        .orElse("");
    }

    private void unknown(SearchResults found) {
        List<AskedError> unknown = found.askedErrors().stream()
                .filter(error -> error.verdict() == Verdict.NONE)
                .toList();
        if (!unknown.isEmpty()) {
            text.append("\nNothing is known about these errors of the query:\n");
            unknown.forEach(error -> text.append(quote(error)).append('\n'));
        }
    }

    private static String quote(AskedError error) {
        return ReportedText.quote(ReportedText.line(error.error(), REASON));
    }

    private static AskedError shorten(AskedError error) {
        return new AskedError(error.number(), ReportedText.line(error.error(), REASON), error.verdict());
    }

    private static Match shorten(Match match, int characters) {
        return new Match(
                Shortener.shorten(match.record(), Extent.match(characters)),
                rounded(match.score()),
                lines(match.why()),
                match.probability() == null ? null : rounded(match.probability()),
                match.verdict(),
                lines(match.against()),
                match.askedError());
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }

    private static List<String> lines(List<String> reasons) {
        return reasons.stream().map(reason -> ReportedText.line(reason, REASON)).toList();
    }

    private String block(Match match, ErrorRecord whole) {
        String against = match.against().isEmpty()
                ? ""
                : "against it:\n" + ReportedText.quote(String.join("; ", match.against())) + "\n";
        return "\n%d. error %s%s\n%s\n%s%s"
                .formatted(
                        shown.size() + 1,
                        match.record().id(),
                        Sureness.of(match),
                        ReportedText.quote(String.join("; ", match.why())),
                        against,
                        RecordText.of(match.record(), whole.solutions().size()));
    }
}
