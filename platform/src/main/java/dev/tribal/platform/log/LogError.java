package dev.tribal.platform.log;

import dev.tribal.platform.trace.Frame;
import dev.tribal.platform.trace.StackTrace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error that a log tells of.
 *
 * @param tool which tool's form it has
 * @param type of the error, or its code; one that names the tool if it has none
 * @param text all lines that belong to it, cleaned
 * @param file where it happened, as the tool printed it
 * @param line in that file, as the tool printed it
 * @param step what the log says was being done
 * @param firstLine of the log, counted from 1
 * @param lastLine of the log
 * @param count how often it stands in the log
 * @param repeated the first lines of the places where it stands again, the first 100 of them
 */
public record LogError(
        String tool,
        Rank rank,
        String type,
        String message,
        String text,
        @Nullable String language,
        @Nullable String file,
        @Nullable String line,
        @Nullable String step,
        int firstLine,
        int lastLine,
        int count,
        List<Integer> repeated) {
    private static final int MAX_REPEATED = 100;

    public LogError {
        repeated = List.copyOf(repeated);
    }

    /**
     * Where our code failed, as a trace in the text tells: file and function, or line if the function is not named. Empty if
     * there is no trace. With it, two failures of one wording are told apart.
     */
    public String failedAt() {
        if (text.indexOf('\n') < 0) {
            return "";
        }
        return StackTrace.parse(text).telling().stream()
                .filter(Frame::isSure)
                .findFirst()
                .map(frame -> frame.call().isEmpty() ? lineIn(frame.file()) : frame.place())
                .orElse("");
    }

    private String lineIn(String path) {
        return text.lines()
                .filter(printed -> printed.contains(path))
                .reduce((_, last) -> last)
                .map(String::strip)
                .orElse(path);
    }

    /** The same error, which stands in one more place. */
    LogError again(int place) {
        List<Integer> places = new ArrayList<>(repeated);
        if (places.size() < MAX_REPEATED) {
            places.add(place);
        }
        return new LogError(
                tool, rank, type, message, text, language, file, line, step, firstLine, lastLine, count + 1, places);
    }
}
