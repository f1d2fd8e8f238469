package dev.tribal.ingest.junit;

import dev.tribal.ingest.report.Shortened;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JUnit's XML as Ant began it and Surefire, Gradle, pytest, jest-junit, go-junit-report, mocha, bazel and many others
 * write it. Surefire, and Gradle with merged reruns, call the failed runs of a case that passed in the end
 * {@code flakyFailure} and {@code flakyError}, and the further ones of a case that did not {@code rerunFailure} and
 * {@code rerunError}.
 */
final class JunitDialect implements Dialect {
    private static final List<String> FRAMEWORKS =
            List.of("pytest", "jest", "vitest", "mocha", "karma", "cypress", "playwright", "scalatest", "phpunit");

    /** What a case has in it that did not simply pass. */
    private static final Set<String> NOT_PASSED = Set.of("failure", "error", "skipped", "flakyFailure", "flakyError");

    private static final Set<String> FLAKY = Set.of("flakyFailure", "flakyError");
    private static final Set<String> RERUN = Set.of("rerunFailure", "rerunError");

    private static final Names NAMES = new Names(
            // A failure outside of any case is one of the suite itself, for example of its set-up.
            Set.of("testcase", "failure", "error"),
            Set.of(
                    "failure",
                    "error",
                    "skipped",
                    "flakyFailure",
                    "flakyError",
                    "rerunFailure",
                    "rerunError",
                    "stackTrace"),
            Set.of("system-out", "system-err"));

    private static final Set<String> FAILED = Set.of("failure", "error");
    private static final Set<String> KNOWN = Set.of("name", "classname", "file");
    private static final int MOST_OTHERS = 10;
    private static final int OTHER = 500;

    private final PassedCases passed;
    private final KeptCases kept;
    private final List<FailedCase> failed = new ArrayList<>();
    private int tests;

    JunitDialect(Set<String> sought, KeptCases kept) {
        this.kept = kept;
        this.passed = new PassedCases(sought);
    }

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public void take(Element part, List<Element> around) {
        if (part.name().equals("testcase")) {
            tests++;
            outcome(part).ifPresent(outcome -> failed.add(kept.failure(failedCase(part, outcome, around))));
            notePassed(part, around);
        } else if (around.getLast().name().startsWith("testsuite")) {
            failed.add(kept.failure(failedSuite(part, around)));
        }
    }

    private static Optional<Element> outcome(Element testcase) {
        // With both, the failure came first: the error is one of the tear-down.
        return testcase.child("failure")
                .or(() -> testcase.child("error"))
                .or(() -> testcase.children().stream()
                        .filter(child -> FLAKY.contains(child.name()))
                        .findFirst());
    }

    private void notePassed(Element testcase, List<Element> around) {
        if (testcase.children().stream().map(Element::name).noneMatch(NOT_PASSED::contains)) {
            passed.note(testClass(testcase, around), testcase.attribute("name"));
        }
    }

    private static String testClass(Element testcase, List<Element> around) {
        String testClass = testcase.attribute("classname");
        return testClass.isBlank() ? around.getLast().attribute("name") : testClass;
    }

    private static FailedCase failedCase(Element testcase, Element outcome, List<Element> around) {
        return new FailedCase(
                        testClass(testcase, around),
                        testcase.attribute("name"),
                        outcome.attribute("type"),
                        outcome.attribute("message"),
                        text(outcome),
                        testcase.attribute("file").isBlank()
                                ? around.getLast().attribute("file")
                                : testcase.attribute("file"),
                        framework(around))
                .again(failedAgain(testcase, outcome), FLAKY.contains(outcome.name()))
                .with(details(testcase, outcome));
    }

    /** With the other failures of the case, for example the one of its tear-down. */
    private static Map<String, Object> details(Element testcase, Element outcome) {
        Map<String, Object> details = new LinkedHashMap<>(CaseDetails.of(testcase, KNOWN, NAMES));
        List<String> others = testcase.children().stream()
                .filter(child -> child != outcome && FAILED.contains(child.name()))
                .limit(MOST_OTHERS)
                .map(child -> Shortened.words(said(child), OTHER))
                .toList();
        if (!others.isEmpty()) {
            details.put("failed_too", others);
        }
        return details;
    }

    private static String said(Element failure) {
        String message = failure.attribute("message").isBlank()
                ? text(failure).strip().lines().findFirst().orElse("")
                : failure.attribute("message");
        return failure.attribute("type").isBlank() ? message : failure.attribute("type") + ": " + message;
    }

    /** The first failure is the report itself. */
    private static int failedAgain(Element testcase, Element outcome) {
        boolean flaky = FLAKY.contains(outcome.name());
        long others = testcase.children().stream()
                .filter(child -> (flaky ? FLAKY : RERUN).contains(child.name()))
                .count();
        return Math.toIntExact(flaky ? others - 1 : others);
    }

    private static FailedCase failedSuite(Element outcome, List<Element> around) {
        Element suite = around.getLast();
        return new FailedCase(
                suite.attribute("name"),
                "",
                outcome.attribute("type"),
                outcome.attribute("message"),
                text(outcome),
                suite.attribute("file"),
                framework(around));
    }

    /** Surefire puts the trace into an element of its own where a case was run several times. */
    private static String text(Element outcome) {
        return outcome.text().isBlank() ? outcome.childText("stackTrace") : outcome.text();
    }

    private static String framework(List<Element> around) {
        for (Element suite : around) {
            String name = suite.attribute("name").toLowerCase(Locale.ROOT);
            for (String framework : FRAMEWORKS) {
                if (name.startsWith(framework)) {
                    return framework;
                }
            }
        }
        return "";
    }

    @Override
    public TestReport report() {
        return new TestReport(tests, List.copyOf(failed), passed.ids());
    }
}
