package dev.tribal.platform.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of files and functions without what builds and run times number, beyond what {@link Identifiers} takes out. */
final class SteadyNames {
    /** {@code main.run.func1.2.3}, {@code main.run.gowrap1}, {@code main.run-range1} in Go. */
    private static final Pattern CLOSURE =
            Pattern.compile("(?:\\.(?:func|gowrap|deferwrap)\\d*+|-range\\d++)(?:\\.\\d++)*+");
    /** {@code created by main.run in goroutine 12}. */
    private static final Pattern GOROUTINE = Pattern.compile(" in goroutine \\d++$");
    /** {@code Cart$HibernateProxy$Qx1}, {@code Cart_$$_jvst1a2_0}, {@code Cart$$ExternalSyntheticLambda3}. */
    private static final Pattern GENERATED_CLASS = Pattern.compile(
            "\\$(?:HibernateProxy|ByteBuddy|MockitoMock|auxiliary)\\$\\w*+|_?\\$\\$(?:_jvst|ExternalSynthetic|InjectedInvoker)[\\w/]*+");
    /** {@code GeneratedMethodAccessor34}, {@code Script$_run_closure2}, {@code <>c__DisplayClass4_0}. */
    private static final Pattern NUMBERED_CLASS = Pattern.compile("(Accessor|_closure|DisplayClass)\\d++(?:_\\d++)?+");
    /** {@code <Run>g__Local|12_0} in C#. */
    private static final Pattern LOCAL_FUNCTION = Pattern.compile("\\|\\d++_\\d++");
    /** {@code 0x55d0c7a1b2c3 - shop::cart} in Rust. */
    private static final Pattern ADDRESS_BEFORE = Pattern.compile("^\\s*+0x[0-9a-f]++ - ");
    /** {@code shop[8f0c2e11aa55bb66]::cart} in Rust. */
    private static final Pattern CRATE_HASH = Pattern.compile("\\[[0-9a-f]{8,16}]");
    /** {@code class@anonymous\0/srv/Cart.php:12$0} in PHP. */
    private static final Pattern ANONYMOUS_CLASS = Pattern.compile("@anonymous[^-]{0,300}+");
    /** {@code {closure:/srv/cart.php:12}} in PHP. */
    private static final Pattern PLACED_CLOSURE = Pattern.compile("\\{closure:[^{}]{0,300}+}");
    /** {@code total.constprop.0}, {@code total.cold}, {@code {lambda()#1}} of compilers for C++. */
    private static final Pattern CLONE =
            Pattern.compile("\\.(?:constprop|isra|part|lto_priv)\\.\\d++|\\.cold\\b|(?<=})#\\d++|#\\d++(?=})");

    /** {@code Cart.total [as pay]}: what it was called by. */
    private static final Pattern ALIAS = Pattern.compile(" \\[as [^\\]]{0,200}]$");

    /** What stands behind the name: {@code cart.js?v=3}, {@code cart.js:3:5), <anonymous>}. */
    private static final Pattern BEHIND = Pattern.compile("[?#].*+|:\\d.*+");
    /** {@code <ipython-input-12-1ab2>}, {@code <doctest cart[3]>}, {@code <0123456789abcdef>} of Mono. */
    private static final Pattern SESSION =
            Pattern.compile("(?<=input)-[\\w-]++(?=>)|\\[\\d++](?=>)|(?<=<)[0-9a-f]{8,64}(?=>)");
    /** A file that is only numbered: {@code 3514.py} of a notebook, {@code 217.js} of a bundler. */
    private static final Pattern NUMBERED_FILE = Pattern.compile("^\\d++(?=\\.)");
    /** {@code main.3f2a1b9c.chunk.js}. */
    private static final Pattern BUILD_HASH = Pattern.compile("[-.~_](?=[a-f]*+\\d)[0-9a-f]{6,40}(?=[-.])");
    /** {@code index-BZn3XkqL.js}: a hash in base 64 is told from a word by its digits, or by capitals inside it. */
    private static final Pattern BUNDLE_HASH = Pattern.compile("[-.]([\\w-]{8}|[\\w-]{20,22})(?=\\.(?:m?js|css)$)");

    private SteadyNames() {}

    /** The name of a file, without folder, as it is in every build. */
    static String file(String name) {
        String steady = BEHIND.matcher(name).replaceFirst("");
        if (steady.indexOf('<') >= 0) {
            return SESSION.matcher(steady).replaceAll("");
        }
        steady = NUMBERED_FILE.matcher(steady).replaceFirst("");
        if (!steady.endsWith("js") && !steady.endsWith(".css")) {
            return steady;
        }
        steady = BUILD_HASH.matcher(steady).replaceAll("");
        return BUNDLE_HASH
                .matcher(steady)
                .replaceAll(found -> isHash(found.group(1)) ? "" : Matcher.quoteReplacement(found.group()));
    }

    /** The name of a function as it is in every build and every run. */
    static String function(String name) {
        String steady = PLACED_CLOSURE
                .matcher(ADDRESS_BEFORE.matcher(name).replaceFirst(""))
                .replaceAll("{closure}");
        steady = GENERATED_CLASS.matcher(steady).replaceAll("\\$\\$");
        steady = Identifiers.stable(NUMBERED_CLASS.matcher(steady).replaceAll("$1"));
        steady = GOROUTINE.matcher(CLOSURE.matcher(steady).replaceAll(".func")).replaceFirst("");
        steady = CRATE_HASH
                .matcher(LOCAL_FUNCTION.matcher(steady).replaceAll("|"))
                .replaceAll("");
        steady = ALIAS.matcher(steady).replaceFirst("");
        return CLONE.matcher(ANONYMOUS_CLASS.matcher(steady).replaceAll("@anonymous"))
                .replaceAll("");
    }

    private static boolean isHash(String token) {
        return token.chars().anyMatch(Character::isDigit) && token.chars().anyMatch(Character::isLetter);
    }
}
