package dev.tribal.ingest.sentry;

import dev.tribal.ingest.report.CleanText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The code around the call that failed, as SDKs send it with its frame. */
final class Snippet {
    private Snippet() {}

    /** Of our own code if any of it was sent; {@code null} without code. */
    static @Nullable String of(JsonNode frames) {
        JsonNode chosen = null;
        for (JsonNode frame : frames) {
            boolean hasCode = !frame.path("context_line").asString("").isBlank();
            boolean better = chosen == null || isInApp(frame) || !isInApp(chosen);
            if (hasCode && better) {
                chosen = frame;
            }
        }
        return chosen == null ? null : CleanText.of(lines(chosen));
    }

    private static boolean isInApp(JsonNode frame) {
        return frame.path("in_app").asBoolean(false);
    }

    private static String lines(JsonNode frame) {
        List<String> lines = new ArrayList<>();
        frame.path("pre_context").forEach(line -> lines.add(line.asString("")));
        lines.add(frame.path("context_line").asString(""));
        frame.path("post_context").forEach(line -> lines.add(line.asString("")));
        return String.join("\n", lines);
    }
}
