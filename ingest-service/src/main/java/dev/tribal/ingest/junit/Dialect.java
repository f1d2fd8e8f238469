package dev.tribal.ingest.junit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How one family of test tools writes its reports; an instance reads one file. */
interface Dialect {
    /** The elements that matter, the same for all files. */
    Names names();

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
     * @param kept counts what the dialect keeps of all files
     */
    static Optional<Dialect> of(Element root, Set<String> sought, KeptCases kept) {
        return switch (root.name()) {
            case "testsuites", "testsuite" -> Optional.of(new JunitDialect(sought, kept));
            case "test-run", "test-results", "test-suite" -> Optional.of(new NunitDialect(sought, kept));
            case "assemblies", "assembly" -> Optional.of(new XunitDialect(sought, kept));
            case "TestRun" -> Optional.of(new TrxDialect(sought, kept));
            default -> Optional.empty();
        };
    }
}
