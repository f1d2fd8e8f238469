package dev.tribal.ingest.sentry.trace;

import java.util.List;

/** How a language prints an exception and its causes. */
public interface TraceStyle {
    /**
     * The text as the language prints it.
     *
     * @param chain what was caught, its cause, the cause of that and so on
     */
    String print(List<Thrown> chain);

    /** The style of a platform as Sentry names it. */
    static TraceStyle of(String platform) {
        return switch (platform) {
            case "java" -> new JavaStyle();
            case "python" -> new PythonStyle();
            case "javascript", "node" -> new ScriptStyle();
            case "csharp" -> new CsharpStyle();
            case "go" -> new GoStyle();
            case "ruby" -> new RubyStyle();
            case "php" -> new PhpStyle();
            case "rust" -> new RustStyle();
            default -> new PlainStyle();
        };
    }
}
