package dev.tribal.ingest.junit;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.ingest.junit.TestedSolutions.SoughtTest;
import dev.tribal.ingest.scrub.Scrubbed;
import java.util.List;

/**
 * The files of one request, read.
 *
 * @param from where they come from, without secrets
 * @param identity the names of the files and what their content hashes to
 * @param sought tests that say something of a solution
 * @param flaky errors of tests that are known to be flaky
 * @param awaited open errors of which it is noted if their tests pass
 */
record ReadReports(
        Scrubbed<Origin> from,
        List<String> identity,
        List<TestReport> reports,
        List<SoughtTest> sought,
        List<ErrorRecord> flaky,
        List<ErrorRecord> awaited) {}
