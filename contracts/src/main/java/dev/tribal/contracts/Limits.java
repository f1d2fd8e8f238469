package dev.tribal.contracts;

/**
 * The longest texts and lists that Tribal takes, in characters or entries. Together, and with long texts in the blob
 * store, they keep every event and every record below {@link dev.tribal.contracts.event.Topics#MAX_MESSAGE_BYTES}.
 */
public final class Limits {
    /** Names: error type, language, framework, project, environment, labels. */
    public static final int NAME = 512;

    public static final int ERROR_MESSAGE = 64 * 1024;
    public static final int STACK_TRACE = 4 * 1024 * 1024;
    public static final int CODE_SNIPPET = 256 * 1024;
    public static final int TASK_DESCRIPTION = 16 * 1024;
    public static final int SOLUTION_DESCRIPTION = 16 * 1024;
    public static final int SOLUTION_CODE_FIX = 64 * 1024;
    public static final int SOLUTION_EXPLANATION = 32 * 1024;
    public static final int OUTCOME_EVIDENCE = 4 * 1024;
    public static final int REFERENCE = 2048;
    public static final int REFERENCES = 20;
    public static final int LABELS = 50;
    public static final int METADATA_ENTRIES = 100;
    public static final int METADATA_CHARACTERS = 64 * 1024;
    public static final int METADATA_DEPTH = 8;

    /** A text of a context that is not shown whole: in earlier contexts and in search results. */
    public static final int EXCERPT = 16 * 1024;

    /** A search text; a whole console log of a usual build fits. */
    public static final int QUERY = 256 * 1024;

    public static final int MAX_RESULTS = 50;
    public static final int DEFAULT_MAX_RESULTS = 5;

    /** How many open errors are looked for in one report of tests. */
    public static final int TESTED_ERRORS = 1_000;

    /** The longest that a request may ask to wait, in seconds. */
    public static final int WAIT_SECONDS = 30;

    private Limits() {}
}
