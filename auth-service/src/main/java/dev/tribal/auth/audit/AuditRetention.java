package dev.tribal.auth.audit;

import dev.tribal.platform.sql.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Deletes entries of the audit log that are too old. The database lets none go that is younger than the horizon kept
 * there. Of several instances one at a time does it.
 */
public final class AuditRetention {
    /** How long nobody else sweeps after somebody has begun; also how often each instance asks. */
    static final Duration TURN = Duration.ofHours(1);

    private static final int BATCH = 1_000;

    private final Database database;
    private final Duration retention;
    private final Clock clock;

    public AuditRetention(Database database, AuditSettings settings, Clock clock) {
        this.database = database;
        this.retention = settings.retention();
        this.clock = clock;
    }

    /**
     * Deletes what is too old, unless another instance has done so in this turn; returns how many entries went.
     *
     * @param goOn asked now and then whether to; what is left is for the next turn
     */
    public long sweep(BooleanSupplier goOn) {
        Instant now = clock.instant();
        if (retention.isZero() || !claim(now)) {
            return 0;
        }
        long horizon = now.minus(retention).toEpochMilli();
        moveHorizon(horizon);
        long deleted = 0;
        int batch;
        do {
            batch = deleteSome(horizon);
            deleted += batch;
        } while (batch == BATCH && goOn.getAsBoolean());
        return deleted;
    }

    private boolean claim(Instant now) {
        return database.client()
                        .sql("update audit_sweep set claimed_until = ? where id = 1 and claimed_until <= ?")
                        .param(now.plus(TURN).toEpochMilli())
                        .param(now.toEpochMilli())
                        .update()
                == 1;
    }

    private void moveHorizon(long horizon) {
        database.client()
                .sql("update audit_sweep set horizon = ? where id = 1")
                .param(horizon)
                .update();
    }

    /** Few at a time, so that no writer waits long. */
    private int deleteSome(long horizon) {
        return database.client()
                .sql(
                        "delete from audit_entry where id in (select id from audit_entry where at < ? order by at limit ?)")
                .param(horizon)
                .param(BATCH)
                .update();
    }
}
