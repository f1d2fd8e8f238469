package dev.tribal.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are while system tests run: the project's folders, its built jars, free ports. */
final class Project {
    private static final Path MODULE = Path.of("").toAbsolutePath();

    private Project() {}

    /** The project's root folder, which holds the launcher. */
    static Path root() {
        return MODULE.getParent();
    }

    /** The folder of real payloads, which may be missing. */
    static Path data() {
        String given = System.getenv("TRIBAL_DATA");
        return given == null ? root().resolveSibling("shared").resolve("data") : Path.of(given);
    }

    /** The jar of a module that runs as a process of its own. */
    static Path executable(String module) {
        try (var files = Files.list(root().resolve(module).resolve("target"))) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(module + " is not built"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a program is on the PATH; prints that a test is skipped if not, and fails in CI. */
    static boolean has(String program) {
        boolean there =
                Running.start(root(), "sh", "-c", "command -v " + program).await() == 0;
        if (!there) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError("CI needs " + program);
            }
            System.out.println("skipped: a test needs " + program + ", which is not installed");
        }
        return there;
    }
}
