package dev.tribal.ingest.sentry.trace;

import java.util.List;

/** V8's {@code stack}, with causes as Node prints them. */
final class ScriptStyle implements TraceStyle {
    private static final String ANONYMOUS = "<anonymous>";

    @Override
    public String print(List<Thrown> chain) {
        var text = new StringBuilder();
        String indent = "";
        for (Thrown thrown : chain) {
            text.append(indent)
                    .append(text.isEmpty() ? "" : "[cause]: ")
                    .append(thrown.headline())
                    .append('\n');
            for (Call call : thrown.calls()) {
                text.append(indent).append("    at ").append(print(call)).append('\n');
            }
            indent += "  ";
        }
        return text.toString();
    }

    /** SDKs write a question mark for what has no name. */
    private static String print(Call call) {
        String place =
                "%s:%d:%d".formatted(call.file().isEmpty() ? ANONYMOUS : call.file(), call.line(), call.column());
        String function = call.function().endsWith(".?")
                ? call.function().substring(0, call.function().length() - 1) + ANONYMOUS
                : call.function();
        return function.isEmpty() || function.equals("?") ? place : "%s (%s)".formatted(function, place);
    }
}
