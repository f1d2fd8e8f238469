package dev.tribal.ingest.junit;

import java.util.Set;

/**
 * The elements that a dialect knows; of others inside its parts no more is read than fits into metadata.
 *
 * @param parts are handed over one by one
 * @param read say what failed: they are whole but for the middle of a text that no report has room for
 * @param outputs hold what a test printed: only their ends are kept
 */
record Names(Set<String> parts, Set<String> read, Set<String> outputs) {}
