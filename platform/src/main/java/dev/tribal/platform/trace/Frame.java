package dev.tribal.platform.trace;

/**
 * One call in a stack trace.
 *
 * @param language the language that the line is written for
 * @param file path or name of the source file or library, empty if the line has none
 * @param function the function with its class or module where the line names them, empty if it has none
 * @param code the line of code that the trace prints with the call, spaces all alike, behind the name of its function where only
 *     the code tells it; empty if it prints none
 */
public record Frame(Language language, String file, String function, String code) {
    /** A call of which no code is printed. */
    public Frame(Language language, String file, String function) {
        this(language, file, function, "");
    }

    /**
     * The file's name and the function. Ids of records are derived from it by version 1 of the fingerprints, so it must
     * never change.
     */
    public String identity() {
        return fileName() + " " + Identifiers.stable(function);
    }

    /** Whether it is the user's own code; for version 1 of the fingerprints, so it must never change. */
    public boolean isInApp() {
        return !language.isLibrary(this);
    }

    /** What stays the same on every machine, in every build and when lines move: the file's name and the function. */
    public String place() {
        return SteadyNames.file(fileName()) + " " + call();
    }

    /** The function, as it is in every build and every run; empty if none is known. */
    public String call() {
        return SteadyNames.function(function);
    }

    /** Whether the line is a call for sure: compilers print places, too, and "at least one (of them)" is a sentence. */
    public boolean isSure() {
        return !isProse() && (language != Language.GO && language != Language.RUST || !function.isEmpty());
    }

    /** Whether the line only begins like a call of C#: the first of its words is no name of a class. */
    boolean isProse() {
        int space = function.indexOf(' ');
        return language == Language.CSHARP
                && file.isEmpty()
                && space > 0
                && function.lastIndexOf('.', space) < 0
                && function.lastIndexOf("::", space) < 0
                && !isPromise();
    }

    /** {@code async Promise.all (index 0)}, which Node prints like a call of C#. */
    boolean isPromise() {
        return function.startsWith("async Promise.");
    }

    /** Whether it is the user's own code, as far as its names tell. */
    public boolean isOwn() {
        return !Libraries.have(this);
    }

    /**
     * Whether version 1 of the fingerprints knows this form. It must not see others, though they are read for all else.
     */
    public boolean isOfVersionOne() {
        return switch (language) {
            case NATIVE -> false;
            case RUST -> !file.isEmpty();
            case RUBY -> file.endsWith(".rb");
            default -> true;
        };
    }

    Frame withCode(String printed) {
        return new Frame(language, file, function, printed);
    }

    private String fileName() {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }
}
