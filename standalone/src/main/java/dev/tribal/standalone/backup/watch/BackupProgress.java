package dev.tribal.standalone.backup.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How backups go: the schedule tells it, the page shows it. What counts is the age of the last run that left nothing out,
 * whether or not something was new; all that was accepted before that run began is in the backups.
 */
public final class BackupProgress {
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer runs;
    private final Clock clock;
    private final Duration staleAfter;
    private volatile @Nullable Instant last;
    private volatile @Nullable Instant lastFull;
    private volatile long missingTexts = -1;

    /**
     * @param staleAfter the age at which the last run is too old
     * @param fullEvery how often a full backup is due
     */
    public BackupProgress(Clock clock, Duration staleAfter, Duration fullEvery) {
        this.clock = clock;
        this.staleAfter = staleAfter;
        // Alerts compare with these, so that nobody has to say them twice.
        limit("tribal.backup.stale.after", "The age at which the last backup is too old", staleAfter);
        limit("tribal.backup.full.every", "How often a full backup is due", fullEvery);
        this.runs = Timer.builder("tribal.backup")
                .description("Time of runs that left nothing out, whether or not something was new")
                .register(meters);
        failures();
    }

    /**
     * A run was good.
     *
     * @param safe everything that was accepted before is in the backups
     * @param took its time
     * @param full the same moment of the last full backup
     */
    public void succeeded(Instant safe, Duration took, @Nullable Instant full) {
        runs.record(took);
        seen(safe, full);
    }

    /**
     * A run was good, of this process or of another one that adds to the same place.
     *
     * @param safe everything that was accepted before is in the backups
     * @param full the same moment of the last full backup
     */
    public void seen(Instant safe, @Nullable Instant full) {
        boolean first = last == null;
        boolean firstFull = lastFull == null && full != null;
        last = safe;
        lastFull = full;
        // Not there before: zero would be a backup of long ago.
        if (first) {
            moment(
                    "tribal.backup.last.success.timestamp",
                    "When the last backup began that left nothing out",
                    () -> last);
        }
        if (firstFull) {
            moment(
                    "tribal.backup.last.full.timestamp",
                    "Everything that was accepted before this is in the last full backup",
                    () -> lastFull);
        }
    }

    /** How many long texts the last full backup did not find, of those that records refer to. */
    public void lacks(long texts) {
        boolean first = missingTexts < 0;
        missingTexts = texts;
        if (first) {
            Gauge.builder("tribal.backup.missing.texts", () -> missingTexts)
                    .description("Long texts that records refer to and that the last full backup did not find")
                    .strongReference(true)
                    .register(meters);
        }
    }

    /** A run was not; it is tried again. */
    public void failed() {
        failures().increment();
    }

    private Counter failures() {
        return Counter.builder("tribal.backup.failed")
                .description("Runs that could not take a backup; they are tried again")
                .register(meters);
    }

    private void limit(String name, String description, Duration limit) {
        TimeGauge.builder(name, limit::toSeconds, TimeUnit.SECONDS)
                .description(description)
                .strongReference(true)
                .register(meters);
    }

    private void moment(String name, String description, Moment moment) {
        TimeGauge.builder(name, moment, TimeUnit.SECONDS, Moment::seconds)
                .description(description)
                // Nobody else holds it; without this its value would be gone with the first garbage.
                .strongReference(true)
                .register(meters);
    }

    /** Whether the last good run is young enough. */
    public boolean isFresh() {
        Instant good = last;
        return good != null && clock.instant().isBefore(good.plus(staleAfter));
    }

    /** The same in one sentence, which strangers may read. */
    public String sentence() {
        Instant good = last;
        if (good == null) {
            return "No backup was taken since this process started; its log says why, unless the first one is still under way.";
        }
        String moment = good.truncatedTo(ChronoUnit.SECONDS).toString();
        return isFresh()
                ? "All that was accepted before %s is in the backups.".formatted(moment)
                : "What was accepted after %s is in no backup; the log of the backup process says why."
                        .formatted(moment);
    }

    /** All meters in Prometheus' format. */
    public String metrics() {
        return meters.scrape();
    }

    @FunctionalInterface
    private interface Moment {
        @Nullable Instant at();

        default double seconds() {
            Instant at = at();
            return at == null ? Double.NaN : at.toEpochMilli() / 1e3;
        }
    }
}
