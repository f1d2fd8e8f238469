package dev.tribal.ingest.sentry.trace;

import java.util.List;

/** One call in each line, for everything that has no form of its own or several. */
final class PlainStyle implements TraceStyle {
    @Override
    public String print(List<Thrown> chain) {
        var text = new StringBuilder();
        for (Thrown thrown : chain) {
            text.append(text.isEmpty() ? "" : "Caused by: ")
                    .append(thrown.headline())
                    .append('\n');
            for (Call call : thrown.calls()) {
                text.append("    at %s (%s)\n".formatted(function(call), place(call)));
            }
        }
        return text.toString();
    }

    private static String function(Call call) {
        return call.function().isEmpty() ? "<unknown>" : call.function();
    }

    private static String place(Call call) {
        if (call.file().isEmpty()) {
            return call.module().isEmpty() ? "unknown" : call.module();
        }
        return call.line() > 0 ? call.fileName() + ":" + call.line() : call.fileName();
    }
}
