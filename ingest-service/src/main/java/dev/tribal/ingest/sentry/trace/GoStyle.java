package dev.tribal.ingest.sentry.trace;

import java.util.List;

/** What a panic prints: the function, and its place in the next line; of a chain the error that was wrapped first. */
final class GoStyle implements TraceStyle {
    @Override
    public String print(List<Thrown> chain) {
        var text = new StringBuilder();
        for (Thrown thrown : chain.reversed()) {
            text.append(thrown.headline()).append('\n');
            if (!thrown.calls().isEmpty()) {
                text.append("\ngoroutine 1 [running]:\n");
            }
            for (Call call : thrown.calls()) {
                text.append("%s(...)\n\t%s:%d\n".formatted(call.qualified("."), call.file(), call.line()));
            }
        }
        return text.toString();
    }
}
