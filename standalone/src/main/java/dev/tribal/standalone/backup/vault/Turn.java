package dev.tribal.standalone.backup.vault;

import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.targets.BackupTarget;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The right to add backups to a place, which one process has at a time, so that two never interleave. It is a numbered
 * object that says until when it is valid; the highest number counts. Whoever works renews it, and whoever was killed loses
 * it by that time, or, if its clock was ahead, when nobody has renewed it for as long as it is valid: as the leader election
 * of Kubernetes' clients, which goes by what was observed. Clocks of machines that share a place have to agree within some
 * seconds.
 */
public final class Turn implements AutoCloseable {
    private static final String FOLDER = "turns/";
    private static final Duration VALID = Duration.ofSeconds(60);
    private static final Duration RENEW = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final BackupTarget target;
    private final Clock clock;
    private final long number;
    private final ScheduledExecutorService renewal;
    private Instant until;
    private boolean lost;

    private Turn(BackupTarget target, Clock clock, long number, Instant until) {
        this.target = target;
        this.clock = clock;
        this.number = number;
        this.until = until;
        this.renewal = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("backup-turn").daemon().factory());
        renewal.scheduleWithFixedDelay(this::renew, RENEW.toSeconds(), RENEW.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * Takes the turn, or waits for it.
     *
     * @param patience how long to wait for another process
     * @throws TurnTakenException if another process has it for so long
     */
    static Turn take(BackupTarget target, Clock clock, Duration patience) {
        Instant end = clock.instant().plus(patience);
        Held held = held(target);
        Instant since = clock.instant();
        while (true) {
            Instant now = clock.instant();
            if (!now.isBefore(held.until()) || !now.isBefore(since.plus(VALID))) {
                Optional<Turn> turn = takeNext(target, clock, held.number() + 1);
                if (turn.isPresent()) {
                    return turn.get();
                }
            }
            if (!now.isBefore(end)) {
                throw new TurnTakenException();
            }
            pause();
            Held seen = held(target);
            if (!seen.equals(held)) {
                held = seen;
                // After it was read, and so never before it was renewed.
                since = clock.instant();
            }
        }
    }

    private static Held held(BackupTarget target) {
        long last = last(target);
        return new Held(last, last == 0 ? Instant.MIN : until(target, last));
    }

    private static Optional<Turn> takeNext(BackupTarget target, Clock clock, long number) {
        Instant until = clock.instant().plus(VALID);
        // The second look is for one that was slow to take a number which others have left behind already.
        if (!target.putIfAbsent(name(number), content(until)) || last(target) != number) {
            return Optional.empty();
        }
        numbers(target).stream().filter(old -> old < number).forEach(old -> target.delete(name(old)));
        return Optional.of(new Turn(target, clock, number, until));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupException("The backup was interrupted.", e);
        }
    }

    /** @throws BackupException if it was not renewed in time, or another process has taken it */
    synchronized void require() {
        if (lost || !clock.instant().isBefore(until)) {
            throw new BackupException(
                    "The place of the backups was out of reach for too long, or another process takes backups to it"
                            + " now; this backup is given up.");
        }
    }

    private synchronized void renew() {
        try {
            if (last(target) != number) {
                lost = true;
            } else if (!lost) {
                Instant next = clock.instant().plus(VALID);
                target.put(name(number), content(next));
                until = next;
            }
        } catch (BackupException _) {
            // Tried again; until then what is left of the time counts.
        }
    }

    /** Gives it back; if the place cannot be reached, it ends by itself. */
    @Override
    public void close() {
        renewal.shutdown();
        synchronized (this) {
            if (!lost) {
                lost = true;
                giveBack();
            }
        }
    }

    private void giveBack() {
        try {
            if (clock.instant().isBefore(until)) {
                // Kept as one that is over, so that the next one has a higher number.
                target.put(name(number), content(Instant.EPOCH));
            }
        } catch (BackupException _) {
            // Others wait until its time is over.
        }
    }

    private static long last(BackupTarget target) {
        return numbers(target).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private static List<Long> numbers(BackupTarget target) {
        return target.list(FOLDER).stream()
                .map(name -> name.substring(FOLDER.length()))
                .filter(name -> name.matches("[0-9]{12}"))
                .map(Long::valueOf)
                .toList();
    }

    /** One that cannot be read was not written whole, so that nobody works on it. */
    private static Instant until(BackupTarget target, long number) {
        try {
            return target.get(name(number))
                    .map(content -> Instant.parse(new String(content, StandardCharsets.US_ASCII)))
                    .orElse(Instant.MIN);
        } catch (DateTimeParseException _) {
            return Instant.MIN;
        }
    }

    private static String name(long number) {
        return FOLDER + "%012d".formatted(number);
    }

    private static byte[] content(Instant until) {
        return until.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The latest turn.
     *
     * @param number 0 if there was none yet
     * @param until by the clock of whoever has it
     */
    private record Held(long number, Instant until) {}
}
