package dev.tribal.ingest.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** NUnit 2 ({@code test-results}) and NUnit 3 ({@code test-run}). */
final class NunitDialect implements Dialect {
    private static final Set<String> FAILED = Set.of("Failed", "Failure", "Error");

    private static final Set<String> PASSED = Set.of("Passed", "Success");

    private final List<FailedCase> failed = new ArrayList<>();
    private final PassedCases passed;
    private int tests;

    NunitDialect(Set<String> sought) {
        this.passed = new PassedCases(sought);
    }

    @Override
    public Set<String> parts() {
        return Set.of("test-case");
    }

    @Override
    public void take(Element part, List<Element> around) {
        tests++;
        if (isFailed(part)) {
            failed.add(failedCase(part, around));
        } else if (isPassed(part)) {
            passed.note(testClass(part, around), test(part));
        }
    }

    /** The first versions had no result, only whether it was executed and with success. */
    private static boolean isFailed(Element testcase) {
        String result = result(testcase);
        return result.isEmpty()
                ? testcase.attribute("executed").equalsIgnoreCase("true")
                        && (testcase.attribute("success").equalsIgnoreCase("false")
                                || testcase.child("failure").isPresent())
                : FAILED.contains(result);
    }

    private static boolean isPassed(Element testcase) {
        String result = result(testcase);
        return result.isEmpty() ? testcase.attribute("success").equalsIgnoreCase("true") : PASSED.contains(result);
    }

    /** NUnit 3 writes a label behind some results: Failed(Child), Failed:Error. */
    private static String result(Element testcase) {
        return testcase.attribute("result").split("[:(]", 2)[0];
    }

    private static String testClass(Element testcase, List<Element> around) {
        String testClass = testcase.attribute("classname");
        return testClass.isBlank() ? fixture(around) : testClass;
    }

    private static String test(Element testcase) {
        String fullName = testcase.attribute("fullname");
        return fullName.isBlank() ? testcase.attribute("name") : fullName;
    }

    private static FailedCase failedCase(Element testcase, List<Element> around) {
        Element failure = testcase.child("failure").orElse(testcase);
        return new FailedCase(
                testClass(testcase, around),
                test(testcase),
                "",
                failure.childText("message"),
                failure.childText("stack-trace"),
                "",
                "nunit");
    }

    private static String fixture(List<Element> around) {
        return around.reversed().stream()
                .filter(suite -> suite.attribute("type").endsWith("Fixture"))
                .map(suite -> suite.attribute("fullname"))
                .findFirst()
                .orElse("");
    }

    @Override
    public TestReport report() {
        return new TestReport(tests, List.copyOf(failed), passed.ids());
    }
}
