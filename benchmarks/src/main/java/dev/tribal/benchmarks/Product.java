package dev.tribal.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A running {@code ./tribal up} and a client of it. */
final class Product implements AutoCloseable {
    private final Process process;
    private final Path dataDir;
    private final int port;
    private final Duration startUp;
    private final String key;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Product(Process process, Path dataDir, int port, Duration startUp) throws IOException {
        this.process = process;
        this.dataDir = dataDir;
        this.port = port;
        this.startUp = startUp;
        this.key = Files.readString(dataDir.resolve("api-key")).strip();
    }

    /** Starts the product and waits until it says that it is ready. */
    static Product up(Path dataDir) throws IOException {
        int port = freePort();
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        "./tribal", "up", "--port", Integer.toString(port), "--data-dir", dataDir.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); !"Tribal is ready.".equals(line); line = reader.readLine()) {
            if (line == null) {
                throw new IllegalStateException("Tribal did not start");
            }
        }
        Duration startUp = Duration.ofNanos(System.nanoTime() - start);
        Thread.ofVirtual().start(() -> drain(reader));
        return new Product(process, dataDir, port, startUp);
    }

    private static void drain(Reader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // The process ended.
        }
    }

    Duration startUp() {
        return startUp;
    }

    /** The broker inside the product. */
    String bootstrapServers() throws IOException {
        return Files.readString(dataDir.resolve("tribal.lock")).strip().split(" ")[2];
    }

    /** Resident memory of the process (VmRSS of Linux). */
    long residentMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Posts JSON and returns the time it took, in nanoseconds; fails unless it succeeds. */
    long post(String path, String json, String... headers) {
        var request = request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return time(headers.length == 0 ? request : request.headers(headers));
    }

    /** The same for a GET, with the API key or without. */
    long get(String path, boolean withKey) {
        var request = request(path).GET();
        return time(withKey ? request.header("Authorization", "Bearer " + key) : request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(1));
    }

    private long time(HttpRequest.Builder request) {
        try {
            HttpRequest built = request.build();
            long start = System.nanoTime();
            HttpResponse<String> response = client.send(built, BodyHandlers.ofString());
            long nanos = System.nanoTime() - start;
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        built.uri().getPath() + " answered " + response.statusCode() + " " + response.body());
            }
            return nanos;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
