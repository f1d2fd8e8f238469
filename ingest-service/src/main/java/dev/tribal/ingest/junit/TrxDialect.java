package dev.tribal.ingest.junit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Visual Studio's TRX, which names the class of a test behind all results. */
final class TrxDialect implements Dialect {
    private static final Set<String> FAILED = Set.of("Failed", "Error", "Timeout", "Aborted");

    private final List<Element> failed = new ArrayList<>();
    private final Map<String, Element> methods = new HashMap<>();
    private final List<Element> passed = new ArrayList<>();
    private final Set<String> sought;
    private int tests;

    TrxDialect(Set<String> sought) {
        this.sought = sought;
    }

    @Override
    public Set<String> parts() {
        return Set.of("UnitTestResult", "UnitTest");
    }

    @Override
    public void take(Element part, List<Element> around) {
        if (part.name().equals("UnitTest")) {
            part.child("TestMethod").ifPresent(method -> methods.put(part.attribute("id"), method));
            return;
        }
        tests++;
        if (FAILED.contains(part.attribute("outcome"))) {
            failed.add(part);
        } else if (!sought.isEmpty() && part.attribute("outcome").equals("Passed")) {
            passed.add(part);
        }
    }

    private FailedCase failedCase(Element result) {
        Element method = methods.get(result.attribute("testId"));
        Element error = result.child("Output")
                .flatMap(output -> output.child("ErrorInfo"))
                .orElse(result);
        return new FailedCase(
                testClass(method),
                result.attribute("testName"),
                "",
                error.childText("Message"),
                error.childText("StackTrace"),
                "",
                method == null ? "" : framework(method.attribute("adapterTypeName")));
    }

    /** From an assembly-qualified name: class, assembly, version. */
    private static String testClass(@Nullable Element method) {
        return method == null ? "" : method.attribute("className").split(",", 2)[0];
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
        passed.forEach(
                result -> ids.note(testClass(methods.get(result.attribute("testId"))), result.attribute("testName")));
        return new TestReport(tests, failed.stream().map(this::failedCase).toList(), ids.ids());
    }
}
