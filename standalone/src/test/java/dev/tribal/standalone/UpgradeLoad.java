package dev.tribal.standalone;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Readers that must never fail, and a writer that tries again as every client of ours does. */
final class UpgradeLoad implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** What {@link #known} says, in its own words. */
    static final String MESSAGE = "the bridge was there before";

    private final Http http;
    private final String known;
    private final AtomicInteger readsById = new AtomicInteger();
    private final AtomicInteger searches = new AtomicInteger();
    private final Queue<String> failedReads = new ConcurrentLinkedQueue<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads;
    private volatile boolean stopped;

    /** @param known the id of an error with that message, which is searchable already */
    UpgradeLoad(Http http, String known) {
        this.http = http;
        this.known = known;
        this.threads = List.of(
                Thread.ofVirtual().start(() -> repeat(() -> read(readsById, this::readById))),
                Thread.ofVirtual().start(() -> repeat(() -> read(searches, this::search))),
                Thread.ofVirtual().start(() -> repeat(this::write)));
    }

    int readsById() {
        return readsById.get();
    }

    int searches() {
        return searches.get();
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

    /** Counts it, and as a failure also if there is no answer: a reader that ended would see no other. */
    private void read(AtomicInteger count, Supplier<Optional<String>> reading) {
        count.incrementAndGet();
        try {
            reading.get().ifPresent(failedReads::add);
        } catch (RuntimeException e) {
            failedReads.add(e.toString());
        }
    }

    private Optional<String> readById() {
        var answer = http.get("/api/v1/errors/" + known);
        return answer.status() == 200 && answer.json().path("id").asString().equals(known)
                ? Optional.empty()
                : Optional.of(answer.toString());
    }

    /** Without what is known, or by words alone, the answer is none. */
    private Optional<String> search() {
        var answer = http.post("/api/v1/errors/similar", Map.of("query", MESSAGE));
        return answer.status() == 200
                        && answer.json().path("degraded").isEmpty()
                        && answer.json().path("results").valueStream().anyMatch(this::isKnown)
                ? Optional.empty()
                : Optional.of(answer.toString());
    }

    private boolean isKnown(JsonNode result) {
        return result.at("/record/id").asString().equals(known);
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
