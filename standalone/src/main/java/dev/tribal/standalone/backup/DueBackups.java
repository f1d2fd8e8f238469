package dev.tribal.standalone.backup;

import dev.tribal.standalone.backup.auth.AuthDump;
import dev.tribal.standalone.backup.auth.SecretFiles;
import dev.tribal.standalone.backup.log.TopicReader;
import dev.tribal.standalone.backup.take.BackupRun;
import dev.tribal.standalone.backup.take.LiveTribal;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.vault.BackupId;
import dev.tribal.standalone.backup.vault.Manifest;
import dev.tribal.standalone.backup.vault.Retention;
import dev.tribal.standalone.backup.vault.TurnTakenException;
import dev.tribal.standalone.backup.vault.UnreadableBackupException;
import dev.tribal.standalone.backup.vault.Vault;
import dev.tribal.standalone.backup.watch.BackupProgress;
import dev.tribal.standalone.start.DataDirectory;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is due: what is new since the last backup, first and always; then now and then a full backup, while which
 * increments go on, so that a full one that fails or takes hours costs nothing but itself.
 */
final class DueBackups {
    /** Longer than what a process that was killed holds others up for. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    /** How long a full backup that failed is not tried again: increments have the place for themselves. */
    private static final Duration FULL_AGAIN = Duration.ofMinutes(10);

    /** From one increment to the next beside a full backup that is taken by hand. */
    private static final Duration PACE = Duration.ofSeconds(30);

    /** A full backup that is further in the future than this is of a clock that was ahead, and not of another machine's. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private final Installation installation;
    private final BackupOptions options;
    private final Vault vault;
    private final BackupProgress progress;
    private final PrintStream out;
    private final Clock clock = Clock.systemUTC();
    private final @Nullable Integer keep;
    private final Duration pace;
    private boolean fullWanted;
    private @Nullable Manifest last;
    private @Nullable Instant lastRun;
    private @Nullable Instant lastFull;
    private @Nullable Instant noFullBefore;

    /** @throws BackupException if an option makes no sense */
    DueBackups(
            Installation installation, BackupOptions options, Vault vault, BackupProgress progress, PrintStream out) {
        this.installation = installation;
        this.options = options;
        this.vault = vault;
        this.progress = progress;
        this.out = out;
        this.keep = options.keep();
        Duration every = options.every();
        this.pace = every == null ? PACE : every;
        this.fullWanted = options.has("full");
    }

    /** @throws RuntimeException if a backup could not be taken; what was taken before it stays */
    void take() {
        try (var _ = vault.turn(clock, PATIENCE);
                var auth = installation.auth();
                var log = new TopicReader(installation.consumer(broker()))) {
            SecretFiles secrets = installation.secrets();
            requireKeys(secrets);
            var live = new LiveTribal(installation::records, installation.texts(), new AuthDump(auth), secrets, log);
            take(new BackupRun(vault, live, clock, options.incomplete()));
        } catch (TurnTakenException e) {
            if (!anotherGoesOn()) {
                throw e;
            }
        } catch (KafkaException e) {
            throw new BackupException(BackupSchedule.sentence(e), e);
        }
    }

    /** Whether another process, such as one for a full backup by hand, has taken backups since the last one of this. */
    private boolean anotherGoesOn() {
        Manifest known = last;
        Found found = look();
        Manifest latest = found.before();
        if (options.every() == null || latest == null || latest.equals(known)) {
            return false;
        }
        last = latest;
        lastFull = found.lastFull();
        progress.lacks(latest.gaps().texts());
        progress.seen(latest.started(), lastFull);
        return true;
    }

    private void requireKeys(SecretFiles secrets) {
        if (!secrets.haveApiKeyHash() && !options.incomplete()) {
            throw new BackupException(
                    "There is no api-key-hash.key in the folder of auth-service's secrets, and without it no API key works"
                            + " after a restore; check tribal.auth.secrets-dir. If it is kept elsewhere, say --incomplete.");
        }
    }

    private void take(BackupRun run) {
        Found found = look();
        Manifest before = found.before();
        last = before;
        lastFull = found.lastFull();
        if (before == null) {
            takeFirst(run, () -> run.full(null, found::newest));
            return;
        }
        Optional<String> obstacle = run.obstacle(before);
        if (obstacle.isPresent()) {
            takeFirst(run, () -> {
                out.println(obstacle.get() + " So a full backup is taken.");
                return run.full(before);
            });
            return;
        }
        progress.lacks(before.gaps().texts());
        boolean isNew = takeIncrement(run, before);
        if (isFullDue()) {
            takeFull(() -> run.full(last, () -> incrementIfDue(run)));
        } else if (!isNew && options.every() == null) {
            out.println("Nothing is new since the last backup.");
        }
    }

    private @Nullable BackupId incrementIfDue(BackupRun run) {
        Instant begun = lastRun;
        if (begun != null && !clock.instant().isBefore(begun.plus(pace))) {
            takeIncrementBeside(run);
        }
        Manifest latest = last;
        return latest == null ? null : latest.id();
    }

    /** One that fails is tried again at its pace, and costs the full backup nothing that took hours. */
    private void takeIncrementBeside(BackupRun run) {
        Instant begun = clock.instant();
        try {
            // One that failed may have been published all the same.
            Manifest before = look().before();
            if (before != null) {
                last = before;
                takeIncrement(run, before);
            }
        } catch (RuntimeException e) {
            // Without the turn the full backup could not be published either.
            vault.requireTurn();
            lastRun = begun;
            progress.failed();
            warn("An increment failed, and the full backup goes on.", e);
        }
    }

    private boolean takeIncrement(BackupRun run, Manifest before) {
        Instant begun = clock.instant();
        Optional<Manifest> increment = run.increment(before);
        lastRun = begun;
        increment.ifPresent(this::note);
        progress.succeeded(begun, Duration.between(begun, clock.instant()), lastFull);
        return increment.isPresent();
    }

    /** Where no increment can go on there is nothing to lose by another try, unless it fills the place like the one before. */
    private void takeFirst(BackupRun run, Supplier<Manifest> taking) {
        if (isFullPutOff()) {
            return;
        }
        try {
            takeFull(taking);
        } catch (RuntimeException e) {
            if (!run.hasCopied()) {
                noFullBefore = null;
            }
            throw e;
        }
    }

    private void takeFull(Supplier<Manifest> taking) {
        removeGivenUp();
        Instant begun = clock.instant();
        try {
            Manifest full = taking.get();
            note(full);
            fullWanted = false;
            progress.succeeded(full.started(), Duration.between(begun, clock.instant()), lastFull);
        } catch (RuntimeException e) {
            noFullBefore = clock.instant().plus(FULL_AGAIN);
            throw e;
        }
        removeOld();
    }

    private void removeOld() {
        Integer most = keep;
        if (most == null) {
            out.println("Older backups stay: --keep NUMBER removes those before so many full ones.");
            return;
        }
        try {
            new Retention(vault).keep(most).forEach(id -> out.println("Removed " + id));
        } catch (RuntimeException e) {
            warn("The backup was taken, but older ones could not be removed.", e);
        }
    }

    /** The next full backup may need the room. */
    private void removeGivenUp() {
        try {
            new Retention(vault).removeGivenUp(clock.instant());
        } catch (RuntimeException e) {
            warn("What is left of backups that were never finished stays.", e);
        }
    }

    private void warn(String sentence, RuntimeException cause) {
        out.printf("Warning: %s %s%n", sentence, BackupSchedule.sentence(cause));
        out.flush();
    }

    private void note(Manifest backup) {
        last = backup;
        lastFull = backup.id().isFull() ? backup.started() : lastFull;
        progress.lacks(backup.gaps().texts());
        out.println(BackupLine.of(backup));
        out.flush();
    }

    /** What is there now: another process may have taken backups, or removed some. */
    private Found look() {
        List<BackupId> ids = vault.ids();
        Instant full = ids.stream()
                .filter(BackupId::isFull)
                .reduce((_, later) -> later)
                .map(this::begun)
                .orElse(null);
        BackupId newest = ids.isEmpty() ? null : ids.getLast();
        return new Found(newest, full, newest == null || full == null ? null : readable(newest));
    }

    /** Behind a name of a clock that was ahead all are of the future, and only the backups themselves say when they were. */
    private Instant begun(BackupId full) {
        if (!full.time().isAfter(clock.instant())) {
            return full.time();
        }
        try {
            return vault.manifest(full).started();
        } catch (BackupException _) {
            // What cannot be read is no reason to wait with a new one.
            return full.time();
        }
    }

    private @Nullable Manifest readable(BackupId id) {
        Manifest known = last;
        if (known != null && known.id().equals(id)) {
            return known;
        }
        try {
            return vault.manifest(id);
        } catch (UnreadableBackupException e) {
            out.printf("Warning: nothing can go on from %s, so a full backup is taken. %s%n", id, e.getMessage());
            out.flush();
            return null;
        }
    }

    private boolean isFullPutOff() {
        Instant now = clock.instant();
        Instant again = noFullBefore;
        // Further away than that only if the clock was set back since.
        return again != null && now.isBefore(again) && !now.plus(FULL_AGAIN).isBefore(again);
    }

    private boolean isFullDue() {
        if (isFullPutOff()) {
            return false;
        }
        Instant now = clock.instant();
        Instant full = lastFull;
        return fullWanted
                || full == null
                || full.isAfter(now.plus(CLOCKS))
                || !now.isBefore(full.plus(options.fullEvery()));
    }

    /**
     * The backups that are there.
     *
     * @param newest {@code null} if there is none
     * @param lastFull when the last full one began; {@code null} if there is none
     * @param before the newest, to go on from; {@code null} if nothing can
     */
    private record Found(
            @Nullable BackupId newest,
            @Nullable Instant lastFull,
            @Nullable Manifest before) {}

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
