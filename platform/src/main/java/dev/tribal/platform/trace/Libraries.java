package dev.tribal.platform.trace;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells calls of libraries and run times from those of the user's own code, wherever either is installed. */
final class Libraries {
    private static final List<String> SCRIPT_RUN_TIMES =
            List.of("node:", "internal/", "ext:", "bun:", "timers.js", "webpack/", "webpack:///webpack/");
    private static final List<String> SCRIPT_PACKAGES =
            List.of("node_modules/", "/.yarn/", "<anonymous>", "(native)", "[native code]");
    private static final Set<String> NATIVE_CALLS =
            Set.of("_start", "raise", "abort", "gsignal", "start_thread", "clone");
    private static final List<String> SYSTEM_FOLDERS =
            List.of("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/include/");
    /** The first part of the names of Go's own packages. */
    private static final Set<String> GO_PACKAGES = Set.of(
            "archive",
            "bufio",
            "bytes",
            "cmp",
            "compress",
            "container",
            "context",
            "crypto",
            "database",
            "debug",
            "embed",
            "encoding",
            "errors",
            "expvar",
            "flag",
            "fmt",
            "go",
            "hash",
            "html",
            "image",
            "internal",
            "io",
            "iter",
            "log",
            "maps",
            "math",
            "mime",
            "net",
            "os",
            "panic",
            "path",
            "plugin",
            "reflect",
            "regexp",
            "runtime",
            "slices",
            "sort",
            "strconv",
            "strings",
            "sync",
            "syscall",
            "testing",
            "text",
            "time",
            "unicode",
            "unique",
            "vendor");

    private Libraries() {}

    static boolean have(Frame frame) {
        return switch (frame.language()) {
            case JAVASCRIPT -> isScriptLibrary(frame);
            case GO -> Language.GO.isLibrary(frame) || isGoLibrary(frame.function());
            case RUST -> Language.RUST.isLibrary(frame) || frame.file().contains("/cargo/registry/");
            case PHP -> Language.PHP.isLibrary(frame) && !callsOwn(frame);
            case JAVA -> Language.JAVA.isLibrary(frame) || frame.function().startsWith("_COROUTINE.");
            case NATIVE -> isNativeLibrary(frame);
            case CSHARP -> Language.CSHARP.isLibrary(frame) || frame.isPromise();
            default -> frame.language().isLibrary(frame);
        };
    }

    /** A folder of one's own may be called internal; the run time's stand at the beginning. */
    private static boolean isScriptLibrary(Frame frame) {
        return SCRIPT_RUN_TIMES.stream()
                        .anyMatch(start -> frame.file().startsWith(start)
                                || frame.function().startsWith(start))
                || SCRIPT_PACKAGES.stream().anyMatch(frame.file()::contains);
    }

    /** {@code encoding/json.Unmarshal}, {@code created by net/http.(*Server).Serve}; the folder of Go differs between machines. */
    private static boolean isGoLibrary(String function) {
        String name = function.startsWith("created by ") ? function.substring("created by ".length()) : function;
        // Up to the whole first part: image-service is somebody's own.
        int end = 0;
        while (end < name.length() && "/.(".indexOf(name.charAt(end)) < 0) {
            end++;
        }
        return GO_PACKAGES.contains(name.substring(0, end));
    }

    /** Run times are told by whole names, and by where a system installs them: one's own folders are called lib, too. */
    private static boolean isNativeLibrary(Frame frame) {
        return Language.NATIVE.isLibrary(frame)
                || NATIVE_CALLS.contains(frame.function())
                || SYSTEM_FOLDERS.stream().anyMatch(frame.file()::startsWith);
    }

    /** A line of PHP has the file of who calls and the function that is called: a framework calls the user's code. */
    private static boolean callsOwn(Frame frame) {
        int end = frame.function().indexOf('\\');
        if (end <= 0 || frame.function().startsWith("PHPUnit\\")) {
            return false;
        }
        String namespace = frame.function().substring(0, end).toLowerCase(Locale.ROOT);
        return !frame.file().toLowerCase(Locale.ROOT).contains("/" + namespace);
    }
}
