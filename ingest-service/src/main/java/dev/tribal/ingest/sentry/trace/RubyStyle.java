package dev.tribal.ingest.sentry.trace;

import java.util.List;

/** {@code Exception#full_message}: the first call stands before the message, and the cause behind its consequence. */
final class RubyStyle implements TraceStyle {
    @Override
    public String print(List<Thrown> chain) {
        var text = new StringBuilder();
        for (Thrown thrown : chain) {
            List<Call> calls = thrown.calls();
            String message = thrown.type().isEmpty()
                    ? thrown.message()
                    : "%s (%s)".formatted(thrown.message(), thrown.type()).strip();
            text.append(text.isEmpty() ? "" : "Caused by: ");
            text.append(calls.isEmpty() ? message : place(calls.getFirst()) + ": " + message)
                    .append('\n');
            calls.stream()
                    .skip(1)
                    .forEach(call -> text.append("\tfrom ").append(place(call)).append('\n'));
        }
        return text.toString();
    }

    private static String place(Call call) {
        return "%s:%d:in '%s'".formatted(call.file(), call.line(), call.function());
    }
}
