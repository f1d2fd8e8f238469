package dev.tribal.ingest.sentry.trace;

import java.util.List;

/** What a panic prints with {@code RUST_BACKTRACE=1}: the function, and its place in the next line. */
final class RustStyle implements TraceStyle {
    @Override
    public String print(List<Thrown> chain) {
        var text = new StringBuilder();
        for (Thrown thrown : chain.reversed()) {
            text.append(thrown.headline()).append("\nstack backtrace:\n");
            for (int i = 0; i < thrown.calls().size(); i++) {
                Call call = thrown.calls().get(i);
                text.append("%4d: %s\n".formatted(i, call.qualified("::")));
                if (!call.file().isEmpty()) {
                    text.append("             at %s:%d\n".formatted(call.file(), call.line()));
                }
            }
        }
        return text.toString();
    }
}
