package dev.tribal.ingest.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** NUnit 2 ({@code test-results}) and NUnit 3 ({@code test-run}). */
final class NunitDialect implements Dialect {
    private static final Set<String> FAILED = Set.of("Failed", "Failure", "Error");

    private static final Set<String> PASSED = Set.of("Passed", "Success");

    private static final Set<String> KNOWN =
            Set.of("name", "fullname", "classname", "methodname", "result", "executed", "success");

    private static final Names NAMES = new Names(
            Set.of("test-case", "failure", "reason"), Set.of("failure", "message", "stack-trace"), Set.of("output"));

    /** A suite whose failure is that of a part of it, or of one that it is a part of. */
    private static final Set<String> REPEATED = Set.of("Child", "Parent");

    /** The same as NUnit 2 says it. */
    private static final Set<String> OF_CHILDREN = Set.of(
            "Child test failed", "One or more child tests had errors", "One or more errors in contained test cases");

    private @Nullable Element lastFailed;
    private final List<FailedCase> failed = new ArrayList<>();
    private final PassedCases passed;
    private final KeptCases kept;
    private int tests;

    NunitDialect(Set<String> sought, KeptCases kept) {
        this.kept = kept;
        this.passed = new PassedCases(sought);
    }

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public void take(Element part, List<Element> around) {
        if (!part.name().equals("test-case")) {
            takeSuite(part, around.getLast());
            return;
        }
        tests++;
        if (isFailed(part)) {
            failed.add(kept.failure(failedCase(part, around)));
        } else if (isPassed(part)) {
            passed.note(testClass(part, around), test(part));
        }
    }

    /** A failure of the suite itself, for example of its set-up, not what it says because a case failed. */
    private void takeSuite(Element said, Element suite) {
        boolean isInvalid = suite.attribute("label").equals("Invalid");
        boolean isOwn = said.name().equals("failure")
                && !REPEATED.contains(suite.attribute("site"))
                && !OF_CHILDREN.contains(said.childText("message").strip());
        if (suite.name().equals("test-suite") && suite != lastFailed && (isOwn || isInvalid)) {
            lastFailed = suite;
            String name = suite.attribute("fullname").isBlank() ? suite.attribute("name") : suite.attribute("fullname");
            failed.add(kept.failure(new FailedCase(
                    name, "", "", said.childText("message"), said.childText("stack-trace"), "", "nunit")));
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
                        "nunit")
                .with(CaseDetails.of(testcase, KNOWN, NAMES));
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
