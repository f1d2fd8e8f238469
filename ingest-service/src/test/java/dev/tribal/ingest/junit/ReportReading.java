package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Reads the texts of tests as report files. */
abstract class ReportReading {
    final ReportParser parser = new ReportParser();

    TestReport parse(String xml) {
        return parser.parse(file(xml));
    }

    final void assertRefused(String xml, String reason) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> parse(xml))
                .matches(problem -> problem.is(ProblemType.UNPROCESSABLE_REPORT))
                .extracting(problem -> problem.getBody().getDetail())
                .asString()
                .contains(reason);
    }

    static ReportFile file(String xml) {
        return new ReportFile("report.xml", () -> new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
