package dev.tribal.ingest.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.SharedData;
import dev.tribal.ingest.fingerprint.Fingerprint;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.platform.problem.ProblemException;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events that real SDKs and converters wrote, of ten years and all platforms. */
class RealEventsTest {
    private static final Map<String, NewError> REPORTS = new TreeMap<>();
    private static final Map<String, String> REFUSED = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Path folder = SharedData.find("payloads/sentry");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name =
                        file.getFileName().toString().replace("sentry__", "").replace(".json", "");
                try {
                    REPORTS.put(name, EventReport.of(SentryEvent.parse(Files.readAllBytes(file)), "shop"));
                } catch (ProblemException e) {
                    REFUSED.put(name, e.getMessage());
                }
            }
        }
    }

    @Test
    void everyEventIsUnderstood() {
        assertThat(REFUSED).isEmpty();
        assertThat(REPORTS).hasSizeGreaterThanOrEqualTo(77);
        assertThat(REPORTS.values())
                .allSatisfy(report -> assertThat(report.context().stackTrace()).isNotBlank());
    }

    @Test
    void everyReportIsValid() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            Validator validator = factory.getValidator();
            assertThat(REPORTS)
                    .allSatisfy((name, report) -> assertThat(validator.validate(Shortened.report(report)))
                            .isEmpty());
        }
    }

    /** Else all crashes of native programs, whose messages say nothing, would be one. */
    @Test
    void differentCrashesAreDifferentErrors() {
        assertThat(REPORTS.values().stream().map(Fingerprint::of).distinct().count())
                .isGreaterThanOrEqualTo(REPORTS.size() * 3L / 4);
    }

    @ParameterizedTest
    @CsvSource({
        "java-chained,java,java.net.BindException,org.apache.catalina",
        "aspnetcore,csharp,System.Exception,   at SentryTest2.Controllers",
        "javascript-xbrowser-firefox,javascript,Error,    at ",
        "laravel,php,Exception,#0 ",
        "unity,csharp,NullReferenceException,   at ",
        "mobile1-xkm,java,KeyStoreException,Caused by: "
    })
    void eventIsReadAsItsLanguageHasIt(String name, String language, String type, String trace) {
        NewError report = REPORTS.getOrDefault(name, REPORTS.values().iterator().next());
        assertThat(report.context().language()).isEqualTo(language);
        assertThat(report.errorType()).endsWith(type.substring(type.lastIndexOf('.') + 1));
        assertThat(report.context().stackTrace()).contains(trace);
    }
}
