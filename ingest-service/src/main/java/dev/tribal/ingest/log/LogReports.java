package dev.tribal.ingest.log;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.platform.log.LogError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the errors of a log into reports. */
public final class LogReports {
    private LogReports() {}

    /**
     * The report of one error; valid in itself but for what {@code origin} brings and for the length of its texts.
     *
     * @param job whose log it is, among several
     * @param origin where the log comes from
     */
    public static NewError of(LogError error, @Nullable String job, Origin origin) {
        var context = new ErrorContext(error.language(), error.tool(), error.message(), null, error.text(), null);
        return new NewError(error.type(), context, null, place(error, job), origin);
    }

    private static Map<String, Object> place(LogError error, @Nullable String job) {
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("tool", error.tool());
        putIfAny(place, "job", job);
        putIfAny(place, "step", error.step());
        putIfAny(place, "file", error.file());
        putIfAny(place, "line", error.line());
        place.put("log_lines", error.firstLine() + "-" + error.lastLine());
        place.put("count", error.count());
        return Map.of("log", place);
    }

    private static void putIfAny(Map<String, Object> place, String name, @Nullable String value) {
        if (value != null) {
            place.put(name, value);
        }
    }
}
