package dev.tribal.mcp.tools;

/** How tools write. */
final class Writes {
    /** RFC 7240: answer when the write can be read, so that an agent's next call sees it. */
    static final String WAIT = "wait=10";

    private Writes() {}
}
