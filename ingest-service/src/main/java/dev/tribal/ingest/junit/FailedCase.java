package dev.tribal.ingest.junit;

import java.util.Map;

/**
 * A failed or errored test case as its file describes it; what the file does not say is empty.
 *
 * @param testClass class, module or suite of the test
 * @param test name of the test itself
 * @param type of the error
 * @param text stack trace, or whatever the tool printed there
 * @param file source file of the test
 * @param framework the test tool
 * @param failedAgain how often it failed once more when the tool ran it again
 * @param passedAgain whether it passed in the end, so that the build does not fail for it
 * @param details what else the file says of it, within the bounds of metadata
 */
record FailedCase(
        String testClass,
        String test,
        String type,
        String message,
        String text,
        String file,
        String framework,
        int failedAgain,
        boolean passedAgain,
        Map<String, Object> details) {
    /** A case that ran once. */
    FailedCase(String testClass, String test, String type, String message, String text, String file, String framework) {
        this(testClass, test, type, message, text, file, framework, 0, false, Map.of());
    }

    /** The same where the tool ran it again. */
    FailedCase again(int failures, boolean passedInTheEnd) {
        return new FailedCase(testClass, test, type, message, text, file, framework, failures, passedInTheEnd, details);
    }

    /** The same as a test of this class and tool. */
    FailedCase in(String itsClass, String itsFramework) {
        return new FailedCase(
                itsClass, test, type, message, text, file, itsFramework, failedAgain, passedAgain, details);
    }

    /** The same with what else its report says. */
    FailedCase with(Map<String, Object> more) {
        return new FailedCase(testClass, test, type, message, text, file, framework, failedAgain, passedAgain, more);
    }

    /** How long its texts are together. */
    long characters() {
        return (long) testClass.length()
                + test.length()
                + type.length()
                + message.length()
                + text.length()
                + file.length()
                + details.toString().length();
    }

    /** Whether the tool ran it again. */
    boolean ranAgain() {
        return failedAgain > 0 || passedAgain;
    }

    /** {@code class#test}, or what is known of it. */
    String testId() {
        return testId(testClass, test);
    }

    /** The same of a case that may have passed. */
    static String testId(String testClass, String test) {
        String name = !testClass.isEmpty() && test.startsWith(testClass + ".")
                ? test.substring(testClass.length() + 1)
                : test;
        return testClass.isEmpty() || name.isEmpty() ? testClass + name : testClass + "#" + name;
    }
}
