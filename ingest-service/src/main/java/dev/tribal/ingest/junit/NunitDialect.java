package dev.tribal.ingest.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** NUnit 2 ({@code test-results}) and NUnit 3 ({@code test-run}). */
final class NunitDialect implements Dialect {
    private static final Set<String> FAILED = Set.of("Failed", "Failure", "Error");

    private final List<FailedCase> failed = new ArrayList<>();
    private int tests;

    @Override
    public Set<String> parts() {
        return Set.of("test-case");
    }

    @Override
    public void take(Element part, List<Element> around) {
        tests++;
        if (isFailed(part)) {
            failed.add(failedCase(part, around));
        }
    }

    /** The first versions had no result, only whether it was executed and with success. */
    private static boolean isFailed(Element testcase) {
        // NUnit 3 writes a label behind some results: Failed(Child), Failed:Error.
        String result = testcase.attribute("result").split("[:(]", 2)[0];
        return result.isEmpty()
                ? testcase.attribute("executed").equalsIgnoreCase("true")
                        && (testcase.attribute("success").equalsIgnoreCase("false")
                                || testcase.child("failure").isPresent())
                : FAILED.contains(result);
    }

    private static FailedCase failedCase(Element testcase, List<Element> around) {
        Element failure = testcase.child("failure").orElse(testcase);
        String name = testcase.attribute("name");
        String fullName = testcase.attribute("fullname");
        String testClass = testcase.attribute("classname");
        return new FailedCase(
                testClass.isBlank() ? fixture(around) : testClass,
                fullName.isBlank() ? name : fullName,
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
        return new TestReport(tests, List.copyOf(failed));
    }
}
