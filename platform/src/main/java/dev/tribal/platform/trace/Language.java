package dev.tribal.platform.trace;

import java.util.List;

/** The languages whose stack traces are understood, and what in them is a library and not the user's own code. */
public enum Language {
    JAVA(
            List.of(
                    "java.",
                    "javax.",
                    "jakarta.",
                    "jdk.",
                    "sun.",
                    "com.sun.",
                    "kotlin.",
                    "kotlinx.",
                    "scala.",
                    "groovy.",
                    "clojure.",
                    "android.",
                    "androidx.",
                    "com.android.",
                    "dalvik.",
                    "org.junit.",
                    "junit.",
                    "org.testng.",
                    "org.scalatest.",
                    "org.spockframework.",
                    "io.kotest.",
                    "org.assertj.",
                    "org.hamcrest.",
                    "org.mockito.",
                    "net.bytebuddy.",
                    "org.opentest4j.",
                    "org.codehaus.groovy.",
                    "org.apache.groovy.",
                    "org.apache.maven.",
                    "org.apache.catalina.",
                    "org.apache.tomcat.",
                    "org.apache.coyote.",
                    "org.gradle.",
                    "worker.org.gradle.",
                    "com.intellij.",
                    "org.eclipse.",
                    "org.springframework.",
                    "org.hibernate.",
                    "reactor.",
                    "io.netty.",
                    "io.reactivex.",
                    "com.fasterxml.",
                    "tools.jackson.",
                    "com.google.common.",
                    "com.zaxxer.",
                    "$Proxy"),
            List.of()),
    PYTHON(
            List.of(),
            List.of(
                    "site-packages",
                    "dist-packages",
                    "/lib/python",
                    "\\lib\\",
                    "<frozen",
                    "/_pytest/",
                    "/pluggy/",
                    "/unittest/",
                    "importlib")),
    JAVASCRIPT(
            List.of("node:", "internal/"),
            List.of("node_modules", "node:", "internal/", "<anonymous>", "webpack/", "(native)", "timers.js")),
    GO(
            List.of(
                    "runtime.",
                    "testing.",
                    "reflect.",
                    "net/http.",
                    "sync.",
                    "panic(",
                    "created by testing",
                    "github.com/stretchr/testify"),
            List.of("/pkg/mod/", "/vendor/", "/usr/local/go/")),
    CSHARP(
            List.of(
                    "System.",
                    "Microsoft.",
                    "MS.",
                    "NUnit.",
                    "Xunit.",
                    "Moq.",
                    "Castle.",
                    "FluentAssertions.",
                    "Shouldly.",
                    "Newtonsoft."),
            List.of()),
    RUST(
            List.of(
                    "std::",
                    "core::",
                    "alloc::",
                    "test::",
                    "tokio::",
                    "rust_begin_unwind",
                    "__rust",
                    "<alloc::",
                    "<core::",
                    "<std::",
                    "backtrace"),
            List.of("/rustc/", ".cargo/registry")),
    RUBY(List.of(), List.of("/gems/", "/lib/ruby/", "<internal:", "/rspec/", "/minitest/")),
    PHP(List.of("PHPUnit\\"), List.of("/vendor/", "/phpunit", "[internal function]")),
    /** C, C++ and Swift, as debuggers and sanitizers print their calls. */
    NATIVE(
            List.of("__", "std::", "static Swift."),
            List.of(
                    "libc.so",
                    "libstdc++",
                    "/sysdeps/",
                    "libsanitizer",
                    "compiler-rt",
                    "sanitizer_common",
                    "libsystem",
                    "libdyld",
                    "dyld",
                    "libswift",
                    "libobjc",
                    "CoreFoundation",
                    "UIKitCore",
                    "SwiftUI.framework",
                    "ntdll",
                    "KERNEL32"));

    private final List<String> functionPrefixes;
    private final List<String> fileParts;

    Language(List<String> functionPrefixes, List<String> fileParts) {
        this.functionPrefixes = functionPrefixes;
        this.fileParts = fileParts;
    }

    /** As version 1 of the fingerprints sees it, whose lists must never change; {@link Libraries} knows more. */
    boolean isLibrary(Frame frame) {
        return functionPrefixes.stream().anyMatch(frame.function()::startsWith)
                || fileParts.stream().anyMatch(frame.file()::contains);
    }

    /** Whether its traces end with the call that failed. */
    boolean mostRecentLast() {
        return this == PYTHON;
    }
}
