package dev.tribal.ingest.sentry;

import static dev.tribal.ingest.sentry.SentryEvent.text;

import dev.tribal.ingest.report.CleanText;
import dev.tribal.ingest.sentry.trace.Call;
import dev.tribal.ingest.sentry.trace.Thrown;
import dev.tribal.ingest.sentry.trace.TraceStyle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The stacks of an event, printed as its language prints them. */
final class Stacks {
    private static final int MAX_CALLS = 1_000;

    private final SentryEvent event;
    private final ExceptionChain chain;

    Stacks(SentryEvent event, ExceptionChain chain) {
        this.event = event;
        this.chain = chain;
    }

    /** {@code null} if the event has no frame anywhere. */
    @Nullable String print() {
        List<Thrown> all = new ArrayList<>();
        for (JsonNode exception : chain.exceptions()) {
            all.add(new Thrown(
                    typeOf(exception, event.platform()),
                    orEmpty(text(exception, "value")),
                    calls(frames(exception)),
                    all.size() + 1 < chain.exceptions().size()
                            && ExceptionChain.isContext(chain.exceptions().get(all.size() + 1))));
        }
        if (all.stream().allMatch(thrown -> thrown.calls().isEmpty())) {
            List<Call> calls = calls(eventFrames());
            if (calls.isEmpty()) {
                return null;
            }
            Thrown last = all.isEmpty() ? new Thrown("", "", List.of(), false) : all.removeLast();
            all.add(new Thrown(last.type(), last.message(), calls, false));
        }
        return CleanText.of(TraceStyle.of(event.platform()).print(all));
    }

    /** The frames of the error itself, or else of the event. */
    JsonNode errorFrames() {
        JsonNode error = chain.error();
        JsonNode frames = error == null ? eventFrames() : frames(error);
        return frames.isEmpty() ? eventFrames() : frames;
    }

    private static JsonNode frames(JsonNode holder) {
        return holder.path("stacktrace").path("frames");
    }

    /** Those of the event, or of the thread that crashed, or of the one that was running. */
    private JsonNode eventFrames() {
        JsonNode frames =
                event.attribute("stacktrace", "sentry.interfaces.Stacktrace").path("frames");
        JsonNode threads = event.json().path("threads");
        JsonNode values = threads.isArray() ? threads : threads.path("values");
        for (String mark : List.of("crashed", "current")) {
            for (JsonNode thread : values) {
                if (frames.isEmpty() && thread.path(mark).asBoolean(false)) {
                    frames = frames(thread);
                }
            }
        }
        return frames.isEmpty() && values.size() == 1 ? frames(values.path(0)) : frames;
    }

    /** Sentry lists the call that failed last. */
    private List<Call> calls(JsonNode frames) {
        List<Call> calls = new ArrayList<>();
        for (int i = frames.size() - 1; i >= 0 && calls.size() < MAX_CALLS; i--) {
            if (frames.path(i).isObject()) {
                calls.add(call(frames.path(i)));
            }
        }
        return calls;
    }

    private Call call(JsonNode frame) {
        String file = orEmpty(text(frame, "filename"));
        String path = orEmpty(text(frame, "abs_path"));
        String module = orEmpty(text(frame, "module"));
        return new Call(
                module.isEmpty() ? lastPart(orEmpty(text(frame, "package"))) : module,
                orEmpty(text(frame, "function")),
                path.isEmpty() ? file : path,
                frame.path("lineno").asInt(0),
                frame.path("colno").asInt(0),
                orEmpty(text(frame, "context_line")),
                frame.path("native").asBoolean(false));
    }

    /** The type with its package where traces of the language have it. */
    static String typeOf(JsonNode exception, String platform) {
        String type = orEmpty(text(exception, "type"));
        String module = orEmpty(text(exception, "module"));
        boolean qualified = platform.equals("java") || platform.equals("python");
        boolean own = module.isEmpty() || module.equals("builtins") || module.equals("__main__");
        return qualified && !own && !type.isEmpty() && !type.startsWith(module + ".") ? module + "." + type : type;
    }

    private static String lastPart(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
