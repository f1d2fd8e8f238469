package dev.tribal.ingest.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** xUnit.net, version 2 of its format. */
final class XunitDialect implements Dialect {
    private static final Set<String> KNOWN = Set.of("name", "type", "method", "result");

    private static final Names NAMES =
            new Names(Set.of("test", "error"), Set.of("failure", "message", "stack-trace"), Set.of("output"));

    private final List<FailedCase> failed = new ArrayList<>();
    private final PassedCases passed;
    private final KeptCases kept;
    private int tests;

    XunitDialect(Set<String> sought, KeptCases kept) {
        this.kept = kept;
        this.passed = new PassedCases(sought);
    }

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public void take(Element part, List<Element> around) {
        if (part.name().equals("test")) {
            tests++;
            if (part.attribute("result").equals("Fail")) {
                failed.add(kept.failure(failedCase(part, part.attribute("type"), part.attribute("name"))));
            } else if (part.attribute("result").equals("Pass")) {
                passed.note(part.attribute("type"), part.attribute("name"));
            }
        } else {
            // Something around the tests failed, for example a clean-up.
            failed.add(kept.failure(failedCase(part, assembly(around), part.attribute("name"))));
        }
    }

    private static String assembly(List<Element> around) {
        return around.stream()
                .filter(element -> element.name().equals("assembly"))
                .map(element -> element.attribute("name"))
                .findFirst()
                .orElse("");
    }

    private static FailedCase failedCase(Element part, String testClass, String test) {
        Element failure = part.child("failure").orElse(part);
        return new FailedCase(
                        testClass,
                        test,
                        failure.attribute("exception-type"),
                        failure.childText("message"),
                        failure.childText("stack-trace"),
                        "",
                        "xunit")
                .with(CaseDetails.of(part, KNOWN, NAMES));
    }

    @Override
    public TestReport report() {
        return new TestReport(tests, List.copyOf(failed), passed.ids());
    }
}
