package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.SharedData;
import dev.tribal.ingest.fingerprint.Fingerprint;
import dev.tribal.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every report that others collected is understood, or refused with a reason. */
class RealReportsTest {
    private static final Pattern FAILURES = Pattern.compile("\\b(?:failures|failed)=\"(\\d+)\"");
    private static final Pattern ERRORS = Pattern.compile("\\b(?:errors|error)=\"(\\d+)\"");
    private static final Pattern ROOT =
            Pattern.compile("<(testsuites|testsuite|test-run|test-results|assembly|Counters)\\b[^>]*>");

    private final ReportParser parser = new ReportParser();

    @Test
    void countsAreThoseTheFilesState() throws IOException {
        List<String> differ = new ArrayList<>();
        int refused = 0;
        List<Path> files = files();
        for (Path path : files) {
            byte[] content = Files.readAllBytes(path);
            try {
                TestReport report = parser.parse(
                        new ReportFile(path.getFileName().toString(), () -> new ByteArrayInputStream(content)));
                report.failed().forEach(failed -> Fingerprint.of(FailureReports.of(failed, Origin.of(Source.CI))));
                int stated = stated(new String(content, StandardCharsets.UTF_8));
                if (stated >= 0 && stated != report.failed().size()) {
                    differ.add("%s: %d stated, %d found"
                            .formatted(
                                    path.getFileName(), stated, report.failed().size()));
                }
            } catch (ProblemException e) {
                refused++;
                System.out.println("refused: " + e.getBody().getDetail());
                assertThat(e.is(ProblemType.UNPROCESSABLE_REPORT)).isTrue();
            }
        }
        System.out.printf(
                "real reports: %d files, %d refused, %d with other counts%n", files.size(), refused, differ.size());
        differ.forEach(System.out::println);
        assertThat(differ.size()).isLessThanOrEqualTo(files.size() / 10);
        assertThat(refused).isLessThanOrEqualTo(files.size() / 10);
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(SharedData.find("payloads/junit"))) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What the first element that counts says, or -1. */
    private static int stated(String xml) {
        Matcher root = ROOT.matcher(xml);
        while (root.find()) {
            Matcher failures = FAILURES.matcher(root.group());
            if (failures.find()) {
                Matcher errors = ERRORS.matcher(root.group());
                return Integer.parseInt(failures.group(1)) + (errors.find() ? Integer.parseInt(errors.group(1)) : 0);
            }
        }
        return -1;
    }
}
