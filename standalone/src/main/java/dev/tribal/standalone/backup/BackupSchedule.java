package dev.tribal.standalone.backup;

import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.kafka.BrokerFailure;
import dev.tribal.standalone.backup.auth.AuthDump;
import dev.tribal.standalone.backup.log.TopicReader;
import dev.tribal.standalone.backup.take.BackupRun;
import dev.tribal.standalone.backup.take.LiveTribal;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.vault.BackupId;
import dev.tribal.standalone.backup.vault.Manifest;
import dev.tribal.standalone.backup.vault.Retention;
import dev.tribal.standalone.backup.vault.Vault;
import dev.tribal.standalone.backup.watch.BackupPage;
import dev.tribal.standalone.backup.watch.BackupProgress;
import dev.tribal.standalone.start.DataDirectory;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Takes one backup, or one after another for as long as it is let: a full one now and then, increments in between. */
final class BackupSchedule {
    /** Longer than what a process that was killed holds others up for. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private final Installation installation;
    private final BackupOptions options;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private @Nullable Manifest last;
    private @Nullable Instant lastFull;

    BackupSchedule(Installation installation, BackupOptions options, PrintStream out) {
        this.installation = installation;
        this.options = options;
        this.out = out;
    }

    /** Returns the exit code. */
    int run() {
        Duration every = options.every();
        try (Vault vault = installation.vault(options, "to")) {
            if (every == null) {
                take(vault, options.has("full"));
                return 0;
            }
            return watched(vault, every);
        }
    }

    private int watched(Vault vault, Duration every) {
        var progress = new BackupProgress(clock, options.staleAfter());
        Integer port = options.port();
        if (port == null) {
            return repeat(vault, every, progress);
        }
        try (var _ = BackupPage.open(progress, options.address(), port)) {
            return repeat(vault, every, progress);
        }
    }

    private int repeat(Vault vault, Duration every, BackupProgress progress) {
        boolean full = options.has("full");
        while (true) {
            long begun = System.nanoTime();
            Instant accepted = clock.instant();
            try {
                take(vault, full);
                full = false;
                progress.succeeded(accepted, lastFull);
            } catch (RuntimeException e) {
                // Whatever it is: without this process there are no backups at all.
                progress.failed();
                out.printf("tribal: %s This is tried again.%n", sentence(e));
                out.flush();
            }
            try {
                Thread.sleep(every.minusNanos(System.nanoTime() - begun));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return 1;
            }
        }
    }

    /** Those of others are named, because they are not written for who runs Tribal. */
    private static String sentence(RuntimeException failure) {
        return switch (failure) {
            case BackupException _, RecordStoreException _, BlobStoreException _ ->
                String.valueOf(failure.getMessage());
            default -> "The backup failed: %s.".formatted(failure);
        };
    }

    private void take(Vault vault, boolean full) {
        try (var _ = vault.turn(clock, PATIENCE);
                var auth = installation.auth();
                var log = new TopicReader(installation.consumer(broker()))) {
            var live = new LiveTribal(
                    installation::records, installation.texts(), new AuthDump(auth), installation.secrets(), log);
            take(vault, new BackupRun(vault, live, clock), full);
        } catch (KafkaException e) {
            throw new BackupException(BrokerFailure.of(e).sentence() + ".", e);
        }
    }

    private void take(Vault vault, BackupRun run, boolean full) {
        Manifest before = before(vault);
        if (before == null || full || isFullDue() || !run.canGoOnFrom(before)) {
            say(run.full(before));
            new Retention(vault, options.keep()).apply(clock.instant()).forEach(id -> out.println("Removed " + id));
            return;
        }
        Optional<Manifest> increment = run.increment(before);
        if (increment.isPresent()) {
            say(increment.get());
        } else if (options.every() == null) {
            out.println("Nothing is new since the last backup.");
        }
    }

    private void say(Manifest backup) {
        last = backup;
        lastFull = backup.id().isFull() ? backup.id().time() : lastFull;
        out.println(BackupLine.of(backup));
        out.flush();
    }

    /** The latest backup there is, which another process may have taken, or removed. */
    private @Nullable Manifest before(Vault vault) {
        List<BackupId> ids = vault.ids();
        lastFull = ids.stream()
                .filter(BackupId::isFull)
                .reduce((_, later) -> later)
                .map(BackupId::time)
                .orElse(null);
        if (ids.isEmpty() || lastFull == null) {
            return null;
        }
        Manifest known = last;
        return known != null && known.id().equals(ids.getLast()) ? known : vault.manifest(ids.getLast());
    }

    private boolean isFullDue() {
        Instant full = lastFull;
        return full == null || !clock.instant().isBefore(full.plus(options.fullEvery()));
    }

    private String broker() {
        String broker = installation.broker();
        return broker != null
                ? broker
                : DataDirectory.brokerOf(options.dataDir())
                        .orElseThrow(() -> new BackupException(
                                "Tribal does not run on %s; start it, or set KAFKA_BOOTSTRAP_SERVERS if it runs as five services."
                                        .formatted(options.dataDir())));
    }
}
