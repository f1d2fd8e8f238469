package dev.tribal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<testsuite name='a'>",
                "<?xml version=\"1.0\"?>\n<!-- made -->\n<testsuites>",
                "\ufeff<?xml version='1.0'?><test-run id='2'>",
                "<assemblies>",
                "<TestRun id='x' xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'>"
            })
    void testReportsAreKnownByTheirOutermostElement(String text) {
        assertThat(of(text)).isEqualTo(Format.TEST_REPORT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",  | SARIF",
                "{ \"version\":\"2.1.0\", \"runs\": [                              | SARIF",
                "{\"error_type\":\"E\",\"context\":{}}                             | ERRORS",
                "{\"level\":\"error\",\"message\":\"boom\"}                        | LOG",
                "[ERROR] COMPILATION ERROR                                         | LOG",
                "<stdin>:3:1: error: expected ';'                                  | LOG",
                "<!-- flake8 -->  a.py:7: [F401] 'db' imported but unused          | LOG"
            })
    void jsonAndXmlAreToldFromLogs(String text, Format format) {
        assertThat(of(text)).isEqualTo(format);
    }

    @Test
    void anArchiveOfLogsIsKnownByItsFirstBytes() {
        assertThat(Format.of(new byte[] {'P', 'K', 3, 4, 20, 0, 8, 0})).isEqualTo(Format.LOG_ARCHIVE);
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedWithTheReason() {
        assertThatThrownBy(() -> of("")).hasMessage("is empty");
        assertThatThrownBy(() -> of("PK\0\0")).hasMessageContaining("not a text in UTF-8");
        assertThatThrownBy(() -> of("<project><testsuite/></project>")).hasMessageContaining("no report of JUnit");
        assertThatThrownBy(() -> of("<project/>")).hasMessageContaining("no report of JUnit");
    }

    @Test
    void whatIsSaidToBeALogIsOneOrAnArchiveOfSome() {
        assertThat(ofLog("<?xml version='1.0'?>\n<start>\na.xml:5: parser error"))
                .isEqualTo(Format.LOG);
        assertThat(ofLog("PK\3\4")).isEqualTo(Format.LOG_ARCHIVE);
        assertThatThrownBy(() -> ofLog("PK\0\0")).hasMessageContaining("not a text in UTF-8");
    }

    @Test
    void endlessBlanksAtTheBeginningDoNoHarm() {
        assertThat(of("\n".repeat(Format.START))).isEqualTo(Format.LOG);
        assertThat(of("\n".repeat(8000) + "<testsuite>")).isEqualTo(Format.TEST_REPORT);
    }

    @Test
    void otherFilesOfAFolderArePassedOver() {
        assertThat(Format.mayBeReport("TEST-a.xml")).isTrue();
        assertThat(Format.mayBeReport("result.TRX")).isTrue();
        assertThat(Format.mayBeReport("A.class")).isFalse();
        assertThat(Format.mayBeReport(".xml")).isFalse();
    }

    private static Format of(String text) {
        return Format.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Format ofLog(String text) {
        return Format.ofLog(text.getBytes(StandardCharsets.UTF_8));
    }
}
