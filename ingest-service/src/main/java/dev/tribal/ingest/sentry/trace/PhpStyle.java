package dev.tribal.ingest.sentry.trace;

import java.util.List;

/** {@code Exception::getTraceAsString}: each line has the place of a call and the function that was called there. */
final class PhpStyle implements TraceStyle {
    @Override
    public String print(List<Thrown> chain) {
        var text = new StringBuilder();
        for (Thrown thrown : chain) {
            List<Call> calls = thrown.calls();
            text.append(text.isEmpty() ? "" : "\nCaused by: ").append(thrown.headline());
            if (!calls.isEmpty()) {
                Call first = calls.getFirst();
                text.append(" in %s:%d\nStack trace:\n".formatted(first.file(), first.line()));
                for (int i = 1; i < calls.size(); i++) {
                    Call call = calls.get(i);
                    String called = calls.get(i - 1).function();
                    text.append("#%d %s(%d): %s()\n".formatted(i - 1, call.file(), call.line(), called));
                }
                text.append("#%d {main}".formatted(calls.size() - 1));
            }
            text.append('\n');
        }
        return text.toString();
    }
}
