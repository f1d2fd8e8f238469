package dev.tribal.ingest.sentry.trace;

/**
 * One call of a stack; what is not known is empty or 0.
 *
 * @param module class, package or module of the function
 * @param file the path that says most
 * @param code the line of code
 * @param isNative whether it runs outside of the language's own run time
 */
public record Call(String module, String function, String file, int line, int column, String code, boolean isNative) {
    /** The name of the file without its folder. */
    String fileName() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    /** The function with what it is in. */
    String qualified(String separator) {
        return module.isEmpty() || function.startsWith(module) ? function : module + separator + function;
    }
}
