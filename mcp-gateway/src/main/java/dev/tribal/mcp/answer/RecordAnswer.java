package dev.tribal.mcp.answer;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.api.MergeSuggestions.Suggestion;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.List;

/** The answer that is one record, as much of it as an agent can read. */
public final class RecordAnswer {
    private RecordAnswer() {}

    /** @param suggested others that may be the same, the first of which are named */
    public static ToolResult of(ErrorRecord record, List<Suggestion> suggested) {
        ErrorRecord shortened = Shortener.shorten(record, Extent.DETAIL);
        return ToolResult.of(text(shortened, record, suggested), shortened);
    }

    private static String text(ErrorRecord shortened, ErrorRecord whole, List<Suggestion> suggested) {
        return RecordText.PREAMBLE
                + "\nerror %s\n".formatted(whole.id())
                + RecordText.of(shortened, whole.solutions().size())
                + SuggestedText.of(suggested)
                + "\nIf something is cut, the resource tribal://errors/%s has the whole.".formatted(whole.id());
    }
}
