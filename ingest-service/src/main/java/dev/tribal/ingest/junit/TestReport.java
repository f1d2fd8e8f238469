package dev.tribal.ingest.junit;

import java.util.List;
import java.util.Set;

/**
 * What a file holds.
 *
 * @param tests how many test cases, passed ones too
 * @param failed the failed and errored ones, in the order of the file; those that passed when run again among them
 * @param passed ids of the passed ones that were sought; a case that passed only when it was run again is none
 */
record TestReport(int tests, List<FailedCase> failed, Set<String> passed) {}
