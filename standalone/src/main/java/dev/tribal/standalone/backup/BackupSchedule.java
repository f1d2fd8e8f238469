package dev.tribal.standalone.backup;

import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.kafka.BrokerFailure;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.vault.Vault;
import dev.tribal.standalone.backup.watch.BackupPage;
import dev.tribal.standalone.backup.watch.BackupProgress;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** Takes what is due once, or again and again for as long as it is let. */
final class BackupSchedule {
    private final Installation installation;
    private final BackupOptions options;
    private final PrintStream out;

    BackupSchedule(Installation installation, BackupOptions options, PrintStream out) {
        this.installation = installation;
        this.options = options;
        this.out = out;
    }

    /** Returns the exit code. */
    int run() {
        Duration every = options.every();
        var progress = new BackupProgress(Clock.systemUTC(), options.staleAfter(), options.fullEvery());
        try (Vault vault = installation.vault(options, "to");
                var _ = AtExit.run(vault::giveTurnBack)) {
            var due = new DueBackups(installation, options, vault, progress, out);
            if (every == null) {
                due.take();
                return 0;
            }
            return watched(due, every, progress);
        }
    }

    private int watched(DueBackups due, Duration every, BackupProgress progress) {
        Integer port = options.port();
        if (port == null) {
            return repeat(due, every, progress);
        }
        try (var _ = BackupPage.open(progress, options.address(), port)) {
            return repeat(due, every, progress);
        }
    }

    private int repeat(DueBackups due, Duration every, BackupProgress progress) {
        while (true) {
            long begun = System.nanoTime();
            try {
                due.take();
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
    static String sentence(RuntimeException failure) {
        return switch (failure) {
            case BackupException _, RecordStoreException _, BlobStoreException _ ->
                String.valueOf(failure.getMessage());
            case KafkaException broker -> BrokerFailure.of(broker).sentence() + ".";
            default -> "The backup failed: %s.".formatted(failure);
        };
    }
}
