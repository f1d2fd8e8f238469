package dev.tribal.ingest.junit;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.TestedError;
import dev.tribal.ingest.junit.TestedSolutions.SoughtTest;
import dev.tribal.ingest.scrub.Scrubbed;
import java.util.List;

/**
 * The files of one request, read.
 *
 * @param from where they come from, without secrets
 * @param identity the names of the files and what their content hashes to
 * @param sought tests that say something of a solution
 * @param open errors of which it says something if their tests pass
 * @param isCompared whether it could be found out which errors these are
 */
record ReadReports(
        Scrubbed<Origin> from,
        List<String> identity,
        List<TestReport> reports,
        List<SoughtTest> sought,
        List<TestedError> open,
        boolean isCompared) {}
