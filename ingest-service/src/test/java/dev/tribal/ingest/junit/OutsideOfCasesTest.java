package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What fails around the tests is told, and what only says that a test failed is not. */
class OutsideOfCasesTest extends ReportReading {
    @Test
    void trxSaysThatTheProcessOfTheTestsEnded() {
        assertThat(failed("""
                        <TestRun><Results><UnitTestResult testId="1" testName="Total" outcome="Failed"/></Results>
                          <ResultSummary outcome="Error"><RunInfos>
                            <RunInfo outcome="Error"><Text>The active test run was aborted.
                System.OutOfMemoryException: full</Text></RunInfo>
                            <RunInfo outcome="Warning"><Text>No test is available</Text></RunInfo>
                            <RunInfo outcome="Error"><Text>[xUnit.net 00:00:00.39]     Shop.Total [FAIL]</Text></RunInfo>
                        </RunInfos></ResultSummary></TestRun>"""))
                .extracting(FailedCase::test, FailedCase::type)
                .containsExactly(tuple("Total", ""), tuple("", "TestRunFailed"));
    }

    @Test
    void nunitSaysThatASetUpFailedOrAnAssemblyIsMissing() {
        assertThat(failed("""
                        <test-run><test-suite fullname="Shop" result="Failed" site="Child">
                          <failure><message>One or more child tests had errors</message></failure>
                          <test-suite fullname="Shop.CartTest" result="Failed" site="SetUp">
                            <failure><message>no database</message><stack-trace>at Shop.SetUp()</stack-trace></failure>
                            <test-case name="Total" fullname="Shop.CartTest.Total" classname="Shop.CartTest"
                              result="Failed" site="Parent"><reason><message>of its parent</message></reason></test-case>
                          </test-suite>
                          <test-suite name="gone.dll" result="Failed" label="Invalid">
                            <reason><message>File not found</message></reason></test-suite>
                        </test-suite></test-run>"""))
                .extracting(FailedCase::testId, FailedCase::message)
                .containsExactly(
                        tuple("Shop.CartTest", "no database"),
                        tuple("Shop.CartTest#Total", ""),
                        tuple("gone.dll", "File not found"));
        assertThat(failed("""
                        <test-results><test-suite name="Shop" success="False"><failure><message>Child test failed</message>
                        </failure><results/></test-suite></test-results>""")).isEmpty();
    }

    private List<FailedCase> failed(String xml) {
        return parse(xml).failed();
    }
}
