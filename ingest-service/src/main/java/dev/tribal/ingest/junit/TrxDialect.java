package dev.tribal.ingest.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Visual Studio's TRX, which names the class of a test behind all results. */
final class TrxDialect implements Dialect {
    private static final Set<String> FAILED = Set.of("Failed", "Error", "Timeout", "Aborted");

    private static final Set<String> KNOWN = Set.of("testId", "testName", "outcome");

    private static final Names NAMES = new Names(
            Set.of("UnitTestResult", "UnitTest", "RunInfo"),
            Set.of("Output", "ErrorInfo", "Message", "StackTrace", "TestMethod", "Text"),
            Set.of("StdOut", "StdErr", "DebugTrace"));

    /** With this at the end xUnit.net says again which test failed. */
    private static final String REPEATED = "[FAIL]";

    private final List<FailedCase> runs = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();
    private final Map<String, Method> methods = new HashMap<>();
    private final List<Passed> passed = new ArrayList<>();
    private final Set<String> sought;
    private final KeptCases kept;
    private int tests;

    TrxDialect(Set<String> sought, KeptCases kept) {
        this.sought = sought;
        this.kept = kept;
    }

    @Override
    public Names names() {
        return NAMES;
    }

    @Override
    public void take(Element part, List<Element> around) {
        if (part.name().equals("UnitTest")) {
            part.child("TestMethod").ifPresent(method -> takeMethod(part.attribute("id"), method));
            return;
        }
        if (part.name().equals("RunInfo")) {
            takeRun(part);
            return;
        }
        tests++;
        if (FAILED.contains(part.attribute("outcome"))) {
            failed.add(new Failed(part.attribute("testId"), kept.failure(failedCase(part))));
        } else if (!sought.isEmpty() && part.attribute("outcome").equals("Passed")) {
            var one = new Passed(part.attribute("testId"), part.attribute("testName"));
            kept.note(one.testId(), one.test());
            passed.add(one);
        }
    }

    private void takeMethod(String testId, Element element) {
        var method = new Method(
                // From an assembly-qualified name: class, assembly, version.
                element.attribute("className").split(",", 2)[0], framework(element.attribute("adapterTypeName")));
        kept.note(testId, method.testClass());
        methods.put(testId, method);
    }

    /** What went wrong around the tests, for example that their process ended. */
    private void takeRun(Element info) {
        String text = info.childText("Text").strip();
        if (FAILED.contains(info.attribute("outcome")) && !text.endsWith(REPEATED)) {
            runs.add(kept.failure(new FailedCase("", "", "TestRunFailed", "", text, "", "")));
        }
    }

    private static FailedCase failedCase(Element result) {
        Element error = result.child("Output")
                .flatMap(output -> output.child("ErrorInfo"))
                .orElse(result);
        return new FailedCase(
                        "",
                        result.attribute("testName"),
                        "",
                        error.childText("Message"),
                        error.childText("StackTrace"),
                        "",
                        "")
                .with(CaseDetails.of(result, KNOWN, NAMES));
    }

    private static String framework(String adapter) {
        return Stream.of("nunit", "xunit", "mstest")
                .filter(adapter.toLowerCase(Locale.ROOT)::contains)
                .findFirst()
                .orElse("");
    }

    @Override
    public TestReport report() {
        var ids = new PassedCases(sought);
        passed.forEach(one -> ids.note(method(one.testId()).testClass(), one.test()));
        Stream<FailedCase> cases = failed.stream().map(one -> one.whole(method(one.testId())));
        return new TestReport(tests, Stream.concat(cases, runs.stream()).toList(), ids.ids());
    }

    private Method method(String testId) {
        return methods.getOrDefault(testId, Method.UNKNOWN);
    }

    /** What stands behind all results. */
    private record Method(String testClass, String framework) {
        private static final Method UNKNOWN = new Method("", "");
    }

    private record Passed(String testId, String test) {}

    /** @param half without what its method says */
    private record Failed(String testId, FailedCase half) {
        private FailedCase whole(Method method) {
            return half.in(method.testClass(), method.framework());
        }
    }
}
