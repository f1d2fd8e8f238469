package dev.tribal.ingest.junit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How one family of test tools writes its reports; an instance reads one file. */
interface Dialect {
    /** The elements that are handed over whole. */
    Set<String> parts();

    /**
     * Takes the next part.
     *
     * @param around the elements that it is in, the root first, without content
     */
    void take(Element part, List<Element> around);

    /** What was read, once the file has ended. */
    TestReport report();

    /**
     * The dialect that a root element announces, if it is one of a test report.
     *
     * @param sought ids of the tests of which it must be told if they passed
     */
    static Optional<Dialect> of(Element root, Set<String> sought) {
        return switch (root.name()) {
            case "testsuites", "testsuite" -> Optional.of(new JunitDialect(sought));
            case "test-run", "test-results", "test-suite" -> Optional.of(new NunitDialect(sought));
            case "assemblies", "assembly" -> Optional.of(new XunitDialect(sought));
            case "TestRun" -> Optional.of(new TrxDialect(sought));
            default -> Optional.empty();
        };
    }
}
