package dev.tribal.ingest.sentry.trace;

import java.util.List;
import java.util.stream.Collectors;

/** {@code Exception.ToString}: the headlines of all causes, then their calls from the innermost out. */
final class CsharpStyle implements TraceStyle {
    @Override
    public String print(List<Thrown> chain) {
        var text = new StringBuilder(chain.stream().map(Thrown::headline).collect(Collectors.joining("\n ---> ")));
        text.append('\n');
        for (int i = chain.size() - 1; i >= 0; i--) {
            chain.get(i).calls().forEach(call -> text.append(print(call)));
            if (i > 0) {
                text.append("   --- End of inner exception stack trace ---\n");
            }
        }
        return text.toString();
    }

    private static String print(Call call) {
        // An assembly may stand behind the class: Shop.Cart, Shop.
        String type = call.module().split(",", 2)[0];
        String function = new Call(type, call.function(), "", 0, 0, "", false).qualified(".");
        return "   at %s%s%s\n"
                .formatted(
                        function,
                        function.contains("(") ? "" : "()",
                        call.file().isEmpty() ? "" : " in %s:line %d".formatted(call.file(), call.line()));
    }
}
