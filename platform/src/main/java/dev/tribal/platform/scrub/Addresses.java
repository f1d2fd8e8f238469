package dev.tribal.platform.scrub;

import java.util.Locale;
import java.util.Set;

/** Tells addresses of people and machines from what only looks like them. */
final class Addresses {
    /** What stands at the end of file names, not of domains: {@code logo@2x.png}. */
    private static final Set<String> FILES = Set.of(
            "png",
            "jpg",
            "jpeg",
            "gif",
            "svg",
            "webp",
            "ico",
            "js",
            "mjs",
            "cjs",
            "ts",
            "tsx",
            "jsx",
            "css",
            "map",
            "json",
            "xml",
            "yml",
            "yaml",
            "toml",
            "lock",
            "txt",
            "log",
            "html",
            "java",
            "kt",
            "class",
            "jar",
            "war",
            "go",
            "c",
            "cc",
            "cpp",
            "h",
            "hpp",
            "rb",
            "php",
            "cs",
            "swift",
            "so",
            "dll",
            "exe",
            "dylib",
            "o",
            "a",
            "gz",
            "tgz",
            "zip",
            "tar",
            "whl",
            "egg",
            "service",
            "socket",
            "target",
            "timer",
            "mount",
            "slice",
            "scope",
            "local",
            "localhost",
            "internal",
            "example",
            "test",
            "invalid");
    /** Accounts of version control. */
    private static final Set<String> SERVICES = Set.of("git", "hg", "svn", "noreply", "no-reply");

    private static final Set<String> SHARED_HOMES =
            Set.of("shared", "public", "default", "runner", "root", "user", "username", "runneradmin", "ubuntu");

    private Addresses() {}

    static boolean isOfPerson(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        String account = lower.substring(0, lower.indexOf('@'));
        return !FILES.contains(lower.substring(lower.lastIndexOf('.') + 1)) && !SERVICES.contains(account);
    }

    static boolean isForeign(String address) {
        return !address.startsWith("127.") && !address.equals("0.0.0.0") && !address.equals("::1");
    }

    static boolean isHomeOwner(String name) {
        return !SHARED_HOMES.contains(name.toLowerCase(Locale.ROOT)) && !Variables.isPlaceholder(name);
    }
}
