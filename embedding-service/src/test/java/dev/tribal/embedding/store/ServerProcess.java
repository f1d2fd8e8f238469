package dev.tribal.embedding.store;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A server for tests that is a Java process of its own, with the class path that the build has noted. */
public final class ServerProcess implements AutoCloseable {
    private static final Path CLASSPATH = Path.of("target", "test-servers.classpath");

    private final ProcessBuilder command;
    private final int port;
    private Process process;

    private ServerProcess(ProcessBuilder command, int port) {
        this.command = command;
        this.port = port;
    }

    /**
     * Starts a server on the loopback interface and waits until it takes connections.
     *
     * @param log file for its output
     * @param onClasspath which files of the noted class path are its own
     * @param arguments options of the virtual machine, main class and its arguments
     */
    public static ServerProcess start(int port, Path log, Predicate<Path> onClasspath, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                String.join(
                        File.pathSeparator,
                        classpath().stream()
                                .filter(onClasspath)
                                .map(Path::toString)
                                .toList())));
        command.addAll(arguments);
        var server = new ServerProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())),
                port);
        server.start();
        return server;
    }

    /** The files that the build has noted for the servers. */
    public static List<Path> classpath() {
        try {
            return Arrays.stream(Files.readString(CLASSPATH).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    CLASSPATH + " is missing; run these tests with Maven, which writes it before them", e);
        }
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again, on the same port and data. */
    public void start() {
        try {
            process = command.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await().atMost(Duration.ofSeconds(60)).until(this::answers);
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The server has ended: " + command.command());
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Ends it like {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        kill();
    }
}
