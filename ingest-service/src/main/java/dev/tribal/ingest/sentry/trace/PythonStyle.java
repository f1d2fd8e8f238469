package dev.tribal.ingest.sentry.trace;

import java.util.List;

/** {@code traceback.print_exception}: the cause first, and in each the call that failed last. */
final class PythonStyle implements TraceStyle {
    private static final String CAUSED = "\nThe above exception was the direct cause of the following exception:\n\n";
    private static final String HANDLING = "\nDuring handling of the above exception, another exception occurred:\n\n";

    @Override
    public String print(List<Thrown> chain) {
        var text = new StringBuilder();
        for (int i = chain.size() - 1; i >= 0; i--) {
            Thrown thrown = chain.get(i);
            if (!thrown.calls().isEmpty()) {
                text.append("Traceback (most recent call last):\n");
            }
            thrown.calls().reversed().forEach(call -> append(text, call));
            text.append(thrown.headline()).append('\n');
            if (i > 0) {
                text.append(chain.get(i - 1).handling() ? HANDLING : CAUSED);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Call call) {
        text.append("  File \"%s\", line %d, in %s\n".formatted(call.file(), call.line(), call.function()));
        if (!call.code().isBlank()) {
            text.append("    ").append(call.code().strip()).append('\n');
        }
    }
}
