package dev.tribal.ingest.junit;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of a request.
 *
 * @param name as the client calls it, for messages only
 * @param content is opened once, and closed by who reads it
 */
record ReportFile(String name, Content content) {
    /** Where a file's bytes come from. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }
}
