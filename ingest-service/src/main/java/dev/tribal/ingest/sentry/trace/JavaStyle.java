package dev.tribal.ingest.sentry.trace;

import java.util.List;

/** {@code Throwable.printStackTrace}: of a cause only the calls that its consequence does not have too. */
final class JavaStyle implements TraceStyle {
    @Override
    public String print(List<Thrown> chain) {
        var text = new StringBuilder();
        List<Call> enclosing = List.of();
        for (Thrown thrown : chain) {
            text.append(text.isEmpty() ? "" : "Caused by: ")
                    .append(thrown.headline())
                    .append('\n');
            int common = common(thrown.calls(), enclosing);
            for (Call call : thrown.calls().subList(0, thrown.calls().size() - common)) {
                text.append("\tat %s(%s)\n".formatted(call.qualified("."), place(call)));
            }
            if (common > 0) {
                text.append("\t... ").append(common).append(" more\n");
            }
            enclosing = thrown.calls();
        }
        return text.toString();
    }

    private static int common(List<Call> calls, List<Call> enclosing) {
        int common = 0;
        while (common < Math.min(calls.size(), enclosing.size())
                && calls.get(calls.size() - 1 - common).equals(enclosing.get(enclosing.size() - 1 - common))) {
            common++;
        }
        return common;
    }

    private static String place(Call call) {
        if (call.isNative()) {
            return "Native Method";
        }
        if (call.file().isEmpty()) {
            return "Unknown Source";
        }
        return call.line() > 0 ? call.fileName() + ":" + call.line() : call.fileName();
    }
}
