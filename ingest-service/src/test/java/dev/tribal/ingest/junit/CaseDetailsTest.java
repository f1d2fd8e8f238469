package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseDetailsTest extends ReportReading {
    @Test
    void whatElseAFailedCaseSaysIsKept() {
        TestReport report = parse("""
                <testsuite><testcase name="a" time="0.5" assertions="3"><properties>
                  <property name="browser" value="firefox"/><property name="note">two words</property></properties>
                  <failure message="f" type="E">trace</failure><error message="tear-down" type="IOException"/>
                  <system-out>connecting
                refused</system-out><screenshot path="a.png">taken</screenshot>
                </testcase></testsuite>
                """);
        assertThat(report.failed().getFirst().details())
                .isEqualTo(Map.of(
                        "time", "0.5",
                        "assertions", "3",
                        "properties", Map.of("browser", "firefox", "note", "two words"),
                        "system-out", "connecting\nrefused",
                        "screenshot", "taken",
                        "path", "a.png",
                        "failed_too", List.of("IOException: tear-down")));
        TestReport printed = parse("<testsuite><testcase name='a'><failure/><system-err>"
                + "printed line\n".repeat(100_000) + "last</system-err></testcase></testsuite>");
        assertThat(printed.failed().getFirst().details().get("system-err"))
                .asString()
                .hasSizeLessThanOrEqualTo(2_000)
                .endsWith("printed line\nlast");
    }

    @Test
    void otherDialectsNameThemOtherwise() {
        assertThat(parse("""
                        <TestRun><Results><UnitTestResult testId="1" testName="Total" outcome="Failed" duration="00:01">
                          <Output><StdOut>connecting</StdOut><ErrorInfo><Message>m</Message></ErrorInfo></Output>
                        </UnitTestResult></Results></TestRun>""").failed().getFirst().details())
                .isEqualTo(Map.of("duration", "00:01", "StdOut", "connecting"));
        assertThat(parse("""
                        <assembly><collection><test name="a" type="C" result="Fail"><traits>
                          <trait name="kind" value="slow"/></traits><output>connecting</output></test></collection>
                        </assembly>""").failed().getFirst().details())
                .isEqualTo(Map.of("properties", Map.of("kind", "slow"), "output", "connecting"));
    }
}
