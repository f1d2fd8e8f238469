package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.platform.problem.RequestValidator;
import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReportsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            java.io.IOException | m                              | trace             | java.io.IOException
            ''                  | m                              | 'org.opentest4j.AssertionFailedError: x' | org.opentest4j.AssertionFailedError
            ''                  | AssertionError: assert 1 == 2  | def test()        | AssertionError
            ''                  | System.Exception : Pretty good | ''                | System.Exception
            ''                  | ''                             | AssertionError    | AssertionError
            ''                  | Expected: 3 But was: 4         | ''                | TestFailure
            ' '                 | ''                             | ''                | TestFailure
            """)
    void typeIsFoundWhereTheToolPrintedIt(String type, String message, String text, String found) {
        assertThat(report(type, message, text).errorType()).isEqualTo(found);
    }

    @Test
    void messageIsTheFirstLineOfTheTextIfThereIsNone() {
        assertThat(report("E", " ", "\n first line \nsecond").context().errorMessage())
                .isEqualTo("first line");
        assertThat(report("E", "", "").context().errorMessage())
                .isEqualTo("The test failed and its report says no more");
        assertThat(report("E", "m", "").context().stackTrace()).isNull();
    }

    @Test
    void languageIsThatOfTheFileOrOfTheFrames() {
        assertThat(language("tests/test_cart.py", "", "")).isEqualTo("python");
        assertThat(language("", "\tat com.example.Cart.total(Cart.java:1)", "")).isEqualTo("java");
        assertThat(language("", "", "nunit")).isEqualTo("csharp");
        assertThat(language("", "no frames", "")).isNull();
    }

    @Test
    void longTextsAreCutSoThatTheReportIsValid() {
        String emoji = "😀".repeat(Limits.STACK_TRACE);
        NewError error = Shortened.report(FailureReports.of(
                new FailedCase("c".repeat(3000), emoji, "T" + emoji, "M" + emoji, "S" + emoji, "", ""),
                Origin.of(Source.CI)));
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(new RequestValidator(factory.getValidator()).valid(error))
                    .isSameAs(error);
        }
        assertThat(error.context().stackTrace())
                .hasSizeBetween(Limits.STACK_TRACE - 100, Limits.STACK_TRACE)
                .containsPattern("… [0-9]+ characters cut …");
    }

    @Test
    void whatIsCutIsCounted() {
        String cut = Shortened.middle("a".repeat(1000), 200);
        assertThat(cut).hasSizeLessThanOrEqualTo(200).startsWith("aaa").endsWith("aaa");
        long kept = cut.chars().filter(c -> c == 'a').count()
                - "characters".chars().filter(c -> c == 'a').count();
        assertThat(cut).contains("… %d characters cut …".formatted(1000 - kept));
        assertThat(Shortened.middle("short", 200)).isEqualTo("short");
    }

    private static NewError report(String type, String message, String text) {
        return FailureReports.of(new FailedCase("C", "t", type, message, text, "", ""), Origin.of(Source.CI));
    }

    private static String language(String file, String text, String framework) {
        return FailureReports.of(new FailedCase("C", "t", "E", "m", text, file, framework), Origin.of(Source.CI))
                .context()
                .language();
    }
}
