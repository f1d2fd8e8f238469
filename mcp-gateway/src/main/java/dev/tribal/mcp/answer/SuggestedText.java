package dev.tribal.mcp.answer;

import dev.tribal.contracts.api.MergeSuggestions.Suggestion;
import java.util.List;
import java.util.stream.Collectors;

/** Names a few errors that may be the same as one, and what to do if they are or are not. */
final class SuggestedText {
    private static final int MOST = 3;
    private static final int MESSAGE = 120;

    private SuggestedText() {}

    /** Empty if there are none. */
    static String of(List<Suggestion> suggested) {
        return suggested.isEmpty()
                ? ""
                : suggested.stream()
                        .limit(MOST)
                        .map(SuggestedText::line)
                        .collect(Collectors.joining(
                                "",
                                "may be the same (compare, then merge_errors with into if it is, with keep_apart_from if not):\n",
                                ""));
    }

    private static String line(Suggestion other) {
        String sure =
                other.probability() == null ? "much in common" : Sureness.words(other.probability(), other.verdict());
        return "%s, %s, %d solutions\n%s\n"
                .formatted(
                        other.id(),
                        sure,
                        other.solutions(),
                        ReportedText.quote(
                                ReportedText.line(other.errorType() + ": " + other.errorMessage(), MESSAGE)));
    }
}
