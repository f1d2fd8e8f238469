package dev.tribal.standalone;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Readers that must never fail, and a writer that tries again as every client of ours does. */
final class UpgradeLoad implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Http http;
    private final String known;
    private final AtomicInteger reads = new AtomicInteger();
    private final Queue<String> failedReads = new ConcurrentLinkedQueue<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean stopped;

    UpgradeLoad(Http http, String known) {
        this.http = http;
        this.known = known;
        this.threads = List.of(
                Thread.ofVirtual().start(() -> repeat(this::readById)),
                Thread.ofVirtual().start(() -> repeat(this::search)),
                Thread.ofVirtual().start(() -> repeat(this::write)));
    }

    int reads() {
        return reads.get();
    }

    List<String> failedReads() {
        return List.copyOf(failedReads);
    }

    /** The ids of what was accepted. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    void stop() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void repeat(Runnable step) {
        while (!stopped) {
            step.run();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void readById() {
        expectOk(http.get("/api/v1/errors/" + known));
    }

    private void search() {
        expectOk(http.post("/api/v1/errors/similar", Map.of("query", "the bridge")));
    }

    private void expectOk(Http.Answer answer) {
        reads.incrementAndGet();
        if (answer.status() != 200) {
            failedReads.add(answer.toString());
        }
    }

    private void write() {
        String key = UUID.randomUUID().toString();
        var report = Reports.of("Upgraded" + key.replace("-", ""), "written while instances are replaced");
        while (!stopped) {
            try {
                var answer = http.post("/api/v1/errors", report, "Idempotency-Key", key);
                if (answer.status() == 202) {
                    accepted.add(answer.json().path("id").asString());
                    return;
                }
            } catch (UncheckedIOException _) {
                // The connection broke; the same key makes it the same report.
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
