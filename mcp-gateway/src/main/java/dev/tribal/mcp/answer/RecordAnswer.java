package dev.tribal.mcp.answer;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.mcp.protocol.tool.ToolResult;

/** The answer that is one record, as much of it as an agent can read. */
public final class RecordAnswer {
    private RecordAnswer() {}

    public static ToolResult of(ErrorRecord record) {
        ErrorRecord shortened = Shortener.shorten(record, Extent.DETAIL);
        return ToolResult.of(text(shortened, record), shortened);
    }

    private static String text(ErrorRecord shortened, ErrorRecord whole) {
        return RecordText.PREAMBLE
                + "\nerror %s\n".formatted(whole.id())
                + RecordText.of(shortened, whole.solutions().size())
                + "\nIf something is cut, the resource tribal://errors/%s has the whole.".formatted(whole.id());
    }
}
