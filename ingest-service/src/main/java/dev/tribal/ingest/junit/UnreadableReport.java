package dev.tribal.ingest.junit;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import javax.xml.stream.Location;

/** Says why a file is not taken, and where in it. */
final class UnreadableReport {
    private UnreadableReport() {}

    static ProblemException at(ReportFile file, Location place, String reason) {
        return new ProblemException(
                ProblemType.UNPROCESSABLE_REPORT,
                "%s, line %d, column %d: %s"
                        .formatted(file.name(), place.getLineNumber(), place.getColumnNumber(), reason));
    }
}
