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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running {@code ./tribal up} and a client of it. */
final class Product implements AutoCloseable {
    private static final List<String> LAGS = List.of("tribal_embedding_lag", "tribal_search_lag");

    /** Longer than from one measurement of a lag to the next. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

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
    static Product up(Path dataDir, String... settings) throws IOException {
        int port = freePort();
        long start = System.nanoTime();
        List<String> command = new ArrayList<>(
                List.of("./tribal", "up", "--port", Integer.toString(port), "--data-dir", dataDir.toString()));
        command.addAll(List.of(settings));
        Process process = new ProcessBuilder(command)
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

    int port() {
        return port;
    }

    Path dataDir() {
        return dataDir;
    }

    /** The API key that was made at the first start. */
    String key() {
        return key;
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

    /** Processor time that it used so far. */
    long cpuMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** What is left of the heap after a collection (jcmd GC.class_histogram). */
    long liveKibibytes() throws IOException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.class_histogram")
                .start();
        try (var lines = jcmd.inputReader(StandardCharsets.UTF_8).lines()) {
            return lines.filter(line -> line.startsWith("Total"))
                    .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2]) / 1024)
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Reports an error and waits until it is stored; returns its id. */
    String report(String json) {
        var request = request("/api/v1/errors")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString(json));
        return JsonMapper.shared()
                .readTree(send(request.build()).body())
                .path("id")
                .asString();
    }

    /** What it answers, with the API key; fails unless it succeeds. */
    JsonNode json(String method, String path, String body) {
        var request = request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        return JsonMapper.shared().readTree(send(request.build()).body());
    }

    /** Posts bytes with these headers and nothing else; fails unless it succeeds. */
    void upload(String path, byte[] body, String... headers) {
        send(request(path)
                .headers(headers)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** Puts JSON; fails unless it succeeds. */
    void put(String path, String json) {
        send(request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
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
        HttpRequest built = request.build();
        long start = System.nanoTime();
        send(built);
        return System.nanoTime() - start;
    }

    /** Whether there is such a thing for the API key; anything but an answer that says so fails. */
    boolean has(String path) {
        var request = request(path).header("Authorization", "Bearer " + key).GET();
        HttpResponse<String> response = exchange(request.build());
        return response.statusCode() != 404 && expected(response).statusCode() == 200;
    }

    private HttpResponse<String> send(HttpRequest request) {
        return expected(exchange(request));
    }

    private static HttpResponse<String> expected(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    response.request().uri().getPath() + " answered " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until no event and no record is left that somebody has to apply, and returns how long that took, within some
     * seconds.
     */
    Duration awaitApplied(Duration patience) {
        Instant begun = Instant.now();
        Instant quietSince = begun;
        for (Instant now = begun; now.isBefore(quietSince.plus(QUIET)); now = Instant.now()) {
            if (!LAGS.stream().allMatch(this::isZero)) {
                quietSince = now;
            }
            if (now.isAfter(begun.plus(patience))) {
                throw new IllegalStateException("Events still wait after " + patience);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return Duration.between(begun, quietSince);
    }

    private boolean isZero(String gauge) {
        return send(request("/metrics")
                        .header("Authorization", "Bearer " + key)
                        .GET()
                        .build())
                .body()
                .lines()
                .anyMatch((gauge + " 0.0")::equals);
    }

    /** As if the machine lost its power. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
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
