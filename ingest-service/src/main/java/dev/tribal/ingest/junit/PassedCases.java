package dev.tribal.ingest.junit;

import java.util.HashSet;
import java.util.Set;

/** Notes which of the sought tests passed; what else passed is of no interest and takes no memory. */
final class PassedCases {
    private final Set<String> sought;
    private final Set<String> passed = new HashSet<>();

    PassedCases(Set<String> sought) {
        this.sought = sought;
    }

    /** A case that simply passed. */
    void note(String testClass, String test) {
        if (!sought.isEmpty()) {
            String id = FailedCase.testId(testClass, test);
            if (sought.contains(id)) {
                passed.add(id);
            }
        }
    }

    Set<String> ids() {
        return Set.copyOf(passed);
    }
}
