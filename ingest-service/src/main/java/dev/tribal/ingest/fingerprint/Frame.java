package dev.tribal.ingest.fingerprint;

import dev.tribal.platform.template.Identifiers;

/**
 * One call in a stack trace.
 *
 * @param language the language that the line is written for
 * @param file path or name of the source file, empty if the line has none
 * @param function the function with its class or module where the line names them, empty if it has none
 */
record Frame(Language language, String file, String function) {
    /** What stays the same on every machine and when lines move: the file's name and the function. */
    String identity() {
        int slash = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\'));
        return file.substring(slash + 1) + " " + Identifiers.stable(function);
    }

    boolean isInApp() {
        return !language.isLibrary(this);
    }
}
