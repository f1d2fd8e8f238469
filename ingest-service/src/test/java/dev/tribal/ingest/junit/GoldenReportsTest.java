package dev.tribal.ingest.junit;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.ingest.Golden;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class GoldenReportsTest {
    @Test
    void testReportsSayWhatFailed() throws IOException {
        var parser = new ReportParser();
        Golden.reports(
                "test-report",
                "payloads/junit",
                file -> parser.parse(new ReportFile("file", () -> Files.newInputStream(file))).failed().stream()
                        .map(failed -> FailureReports.of(failed, Origin.of(Source.CI)))
                        .toList());
    }
}
