package dev.tribal.ingest.log;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.report.Shortened;
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
        Shortened.putIfAny(place, "job", job, Limits.REFERENCE);
        Shortened.putIfAny(place, "step", error.step(), Limits.REFERENCE);
        Shortened.putIfAny(place, "file", error.file(), Limits.REFERENCE);
        Shortened.putIfAny(place, "line", error.line(), Limits.REFERENCE);
        place.put("log_lines", error.firstLine() + "-" + error.lastLine());
        place.put("count", error.count());
        return Map.of("log", place);
    }
}
