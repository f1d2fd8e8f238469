package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tribal.contracts.Limits;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ReportParserTest extends ReportReading {
    @Test
    void surefireCasesThatRanAgainTellWhatCameOfThat() {
        TestReport report = parse("""
                <testsuite name="com.example.CartTest">
                  <testcase classname="com.example.CartTest" name="flaky">
                    <flakyFailure message="m" type="E"><stackTrace>t</stackTrace></flakyFailure>
                    <flakyError message="n" type="E"><stackTrace>t</stackTrace></flakyError>
                  </testcase>
                  <testcase classname="com.example.CartTest" name="failed">
                    <failure message="m" type="E">trace</failure>
                    <rerunFailure message="m" type="E"><stackTrace>t</stackTrace></rerunFailure>
                  </testcase>
                </testsuite>
                """);
        assertThat(report.tests()).isEqualTo(2);
        assertThat(report.failed())
                .containsExactly(
                        new FailedCase("com.example.CartTest", "flaky", "E", "m", "t", "", "").again(1, true),
                        new FailedCase("com.example.CartTest", "failed", "E", "m", "trace", "", "").again(1, false));
    }

    @Test
    void onlySoughtCasesThatSimplyPassedAreNamed() {
        String xml = """
                <testsuite name="CartTest">
                  <testcase classname="CartTest" name="passed"><system-out>log</system-out></testcase>
                  <testcase name="inSuite"/>
                  <testcase classname="CartTest" name="flaky"><flakyFailure message="m"/></testcase>
                  <testcase classname="CartTest" name="skipped"><skipped/></testcase>
                  <testcase classname="CartTest" name="failed"><failure/></testcase>
                  <testcase classname="CartTest" name="notSought"/>
                </testsuite>
                """;
        Set<String> sought = Stream.of("passed", "inSuite", "flaky", "skipped", "failed", "missing")
                .map("CartTest#"::concat)
                .collect(Collectors.toSet());
        var file = file(xml);
        assertThat(parser.parse(file, sought, new KeptCases(_ -> {})).passed())
                .containsExactlyInAnyOrder("CartTest#passed", "CartTest#inSuite");
        assertThat(parser.parse(file).passed()).isEmpty();
    }

    @Test
    void suitesMayNestAndFailThemselves() {
        TestReport report = parse("""
                <testsuites name="jest tests">
                  <testsuite name="outer">
                    <error message="set-up failed"/>
                    <testsuite name="inner" file="cart.test.ts">
                      <testcase name="a"><skipped/></testcase>
                      <testcase name="b"><properties><property name="x"/></properties><failure>Error: b
                at x</failure></testcase>
                    </testsuite>
                  </testsuite>
                </testsuites>
                """);
        assertThat(report.failed()).extracting(FailedCase::testId).containsExactly("outer", "inner#b");
        assertThat(report.failed().getLast().file()).isEqualTo("cart.test.ts");
        assertThat(report.failed().getLast().framework()).isEqualTo("jest");
    }

    @Test
    void caseWithFailureAndErrorIsOneFailure() {
        TestReport report = parse(
                "<testsuite><testcase name='a'><error message='tear-down'/><failure message='f'/></testcase></testsuite>");
        assertThat(report.failed())
                .singleElement()
                .extracting(FailedCase::message)
                .isEqualTo("f");
    }

    @Test
    void nunitOfBothGenerations() {
        assertThat(parse("""
                        <test-results><test-suite type="TestFixture" fullname="Shop.CartTest"><results>
                          <test-case name="Shop.CartTest.Total" executed="True" success="False"><failure>
                            <message><![CDATA[closed]]></message><stack-trace>at Shop.Cart.Total()</stack-trace>
                          </failure></test-case>
                          <test-case name="Shop.CartTest.New" executed="False"/>
                          <test-case name="Shop.CartTest.Ok" executed="True" success="True" result="Success"/>
                        </results></test-suite></test-results>
                        """).failed())
                .containsExactly(new FailedCase(
                        "Shop.CartTest", "Shop.CartTest.Total", "", "closed", "at Shop.Cart.Total()", "", "nunit"));
        TestReport three = parse("""
                <test-run><test-suite>
                  <test-case name="Total(1)" fullname="Shop.CartTest.Total(1)" classname="Shop.CartTest" result="Failed">
                    <failure><message>closed</message></failure></test-case>
                  <test-case name="Ok" result="Passed"/><test-case name="Slow" result="Skipped"/>
                </test-suite></test-run>
                """);
        assertThat(three.tests()).isEqualTo(3);
        assertThat(three.failed()).extracting(FailedCase::testId).containsExactly("Shop.CartTest#Total(1)");
    }

    @Test
    void xunitNetWithErrorsOutsideOfTests() {
        TestReport report = parse("""
                <assemblies><assembly name="Shop.dll"><errors><error type="assembly-cleanup" name="clean">
                  <failure exception-type="System.Exception"><message>left over</message></failure></error></errors>
                  <collection><test name="Shop.CartTest.Total" type="Shop.CartTest" method="Total" result="Fail">
                    <failure exception-type="Xunit.Sdk.TrueException"><message>no</message>
                    <stack-trace>at Shop.Cart.Total()</stack-trace></failure></test></collection>
                </assembly></assemblies>
                """);
        assertThat(report.tests()).isEqualTo(1);
        assertThat(report.failed())
                .extracting(FailedCase::testId, FailedCase::type)
                .containsExactly(
                        tuple("Shop.dll#clean", "System.Exception"),
                        tuple("Shop.CartTest#Total", "Xunit.Sdk.TrueException"));
    }

    @Test
    void trxFindsTheClassBehindTheResults() {
        TestReport report = parse("""
                <TestRun><Results><UnitTestResult testId="1" testName="Total" outcome="Failed"><Output><ErrorInfo>
                  <Message>closed</Message><StackTrace>at Shop.Cart.Total()</StackTrace></ErrorInfo></Output>
                  </UnitTestResult><UnitTestResult testId="2" testName="Ok" outcome="Passed"/></Results>
                  <TestDefinitions><UnitTest id="1"><TestMethod className="Shop.CartTest, Shop, Version=1"
                    adapterTypeName="executor://nunit3testexecutor/"/></UnitTest></TestDefinitions></TestRun>
                """);
        assertThat(report.tests()).isEqualTo(2);
        assertThat(report.failed())
                .containsExactly(
                        new FailedCase("Shop.CartTest", "Total", "", "closed", "at Shop.Cart.Total()", "", "nunit"));
    }

    @Test
    void soughtTestsThatPassedAreToldOfByEveryDialect() {
        assertThat(passed("""
                        <test-results><test-suite type="TestFixture" fullname="Shop.CartTest"><results>
                          <test-case name="Shop.CartTest.Ok" executed="True" success="True"/>
                          <test-case name="Shop.CartTest.New" executed="False"/></results></test-suite></test-results>""", "Shop.CartTest#Ok", "Shop.CartTest#New")).containsExactly("Shop.CartTest#Ok");
        assertThat(passed("""
                        <test-run><test-suite>
                          <test-case name="Ok" fullname="Shop.CartTest.Ok" classname="Shop.CartTest" result="Passed"/>
                          <test-case name="Slow" fullname="Shop.CartTest.Slow" classname="Shop.CartTest" result="Skipped"/>
                        </test-suite></test-run>""", "Shop.CartTest#Ok", "Shop.CartTest#Slow")).containsExactly("Shop.CartTest#Ok");
        assertThat(passed("""
                        <assemblies><assembly name="Shop.dll"><collection>
                          <test name="Shop.CartTest.Ok" type="Shop.CartTest" method="Ok" result="Pass"/>
                          <test name="Shop.CartTest.No" type="Shop.CartTest" method="No" result="Skip"/>
                        </collection></assembly></assemblies>""", "Shop.CartTest#Ok", "Shop.CartTest#No")).containsExactly("Shop.CartTest#Ok");
        assertThat(passed("""
                        <TestRun><Results><UnitTestResult testId="1" testName="Ok" outcome="Passed"/>
                          <UnitTestResult testId="2" testName="No" outcome="NotExecuted"/></Results><TestDefinitions>
                          <UnitTest id="1"><TestMethod className="Shop.CartTest, Shop"/></UnitTest>
                          <UnitTest id="2"><TestMethod className="Shop.CartTest, Shop"/></UnitTest>
                        </TestDefinitions></TestRun>""", "Shop.CartTest#Ok", "Shop.CartTest#No")).containsExactly("Shop.CartTest#Ok");
    }

    @Test
    void placeOfAFaultIsNamed() {
        assertRefused("<testsuite>\n<testcase>\n</testsuite>", "report.xml, line 3, column");
        assertRefused("<!DOCTYPE x><testsuite/>", "a DTD is not allowed");
        assertRefused("<testsuite>" + "<testcase>".repeat(200), "at most 100 levels deep");
    }

    @Test
    @Timeout(20)
    void fileOfTheLargestSizeIsReadInAMoment() {
        String testcase =
                "<testcase classname='c' name='n'><failure>%s</failure></testcase>".formatted("x".repeat(900));
        String file = "<testsuite>" + testcase.repeat(5_000) + "</testsuite>";
        assertThat(parse(file).failed()).hasSize(5_000);
        String one = "<testsuite><testcase name='n'><failure>" + "y&lt;\n".repeat(800_000)
                + "</failure></testcase></testsuite>";
        assertThat(parse(one).failed().getFirst().text()).hasSize(800_000 * 3);
    }

    @Test
    @Timeout(20)
    void ofOnePartNoMoreIsKeptThanAReportCanHave() {
        String many = "<testsuite><testcase name='n'>" + "<a/>".repeat(1_000_000) + "<failure message='m'/></testcase>"
                + "</testsuite>";
        assertThat(parse(many).failed()).extracting(FailedCase::message).containsExactly("m");
        String flaky = "<testsuite><testcase name='n'>" + "<flakyFailure/>".repeat(100_000) + "</testcase></testsuite>";
        assertThat(parse(flaky).failed().getFirst().failedAgain()).isEqualTo(PartReader.MAX_READ - 1);
        String text = "<testsuite><testcase name='n'><failure>start" + "y".repeat(20_000_000)
                + "end</failure></testcase></testsuite>";
        assertThat(parse(text).failed().getFirst().text())
                .hasSizeLessThan(2 * Limits.STACK_TRACE + 10)
                .startsWith("start")
                .contains("y\n…\ny")
                .endsWith("end");
    }

    private Set<String> passed(String xml, String... sought) {
        return parser.parse(file(xml), Set.of(sought), new KeptCases(_ -> {})).passed();
    }
}
