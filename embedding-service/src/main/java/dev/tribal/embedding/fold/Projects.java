package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.event.ErrorReported;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The projects from which an error was reported. */
final class Projects {
    /** A record of more is for nobody who is restricted to some, since a key has fewer. */
    static final int MOST = 64;

    private Projects() {}

    static List<String> first(ErrorReported report) {
        return List.of(nameOf(report.origin()));
    }

    /** Those before and that of the report. */
    static List<String> again(ErrorRecord record, ErrorReported report) {
        var projects = new TreeSet<>(record.reportedFrom());
        if (projects.size() < MOST) {
            projects.add(nameOf(report.origin()));
        }
        return List.copyOf(projects);
    }

    private static String nameOf(@Nullable Origin origin) {
        return origin == null || origin.project() == null ? "" : origin.project();
    }
}
