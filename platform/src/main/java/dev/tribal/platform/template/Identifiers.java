package dev.tribal.platform.template;

import java.util.regex.Pattern;

/** Takes out of names what compilers and run times number: lambdas, proxies, anonymous classes, closures. */
public final class Identifiers {
    /** {@code Cart$$Lambda/0x00007f…}, {@code Cart$$SpringCGLIB$$0}. */
    private static final Pattern GENERATED_CLASS = Pattern.compile("\\$\\$(?:Lambda|\\w{0,40}CGLIB)[\\w$/]*+");
    /** {@code lambda$total$3}, {@code Cart$1}, {@code $Proxy17}, {@code access$100}. */
    private static final Pattern NUMBERED = Pattern.compile("(\\$(?:Proxy)?)\\d++");
    /** {@code main.run.func1.2} in Go, {@code <Run>b__4_0} in C#. */
    private static final Pattern CLOSURE = Pattern.compile("(?:\\.func\\d++(?:\\.\\d++)?+|__\\d++(?:_\\d++)?+)");
    /** {@code app::run::h0123456789abcdef} in Rust. */
    private static final Pattern SYMBOL_HASH = Pattern.compile("::h[0-9a-f]{16}\\b");

    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]++");

    private Identifiers() {}

    /** The name as it is in every build and every run. */
    public static String stable(String name) {
        String stable = GENERATED_CLASS.matcher(name).replaceAll("\\$\\$");
        stable = NUMBERED.matcher(stable).replaceAll("$1");
        stable = CLOSURE.matcher(stable).replaceAll(".func");
        stable = SYMBOL_HASH.matcher(stable).replaceAll("");
        return ADDRESS.matcher(stable).replaceAll("");
    }
}
