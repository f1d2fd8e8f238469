package dev.tribal.ingest.junit;

import java.util.List;

/**
 * What a file holds.
 *
 * @param tests how many test cases, passed ones too
 * @param failed the failed and errored ones, in the order of the file
 */
record TestReport(int tests, List<FailedCase> failed) {}
