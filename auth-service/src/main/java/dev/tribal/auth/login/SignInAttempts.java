package dev.tribal.auth.login;

import dev.tribal.platform.sql.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Attempts to sign in, on every instance. Each counts as a failure until it has succeeded, so that many at once gain
 * nothing. Failures lock a name for the address that they came from; very many lock it for all addresses but those from
 * which the person signed in before, so that nobody can lock a person out from elsewhere.
 */
final class SignInAttempts {
    private static final int FREE_FAILURES = 5;
    private static final int FREE_FAILURES_OF_NAME = 50;
    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private final Database database;
    private final Clock clock;

    SignInAttempts(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether attempts as this person from there are refused now, right or wrong. */
    boolean isLocked(String name, String address) {
        long now = clock.millis();
        return isLockedFrom(name, address, now) || (!isKnown(name, address, now) && isLockedEverywhere(name, now));
    }

    /** Counts a failure as the person, who must be known. */
    void count(String name, String address) {
        Instant now = clock.instant();
        database.transactions().executeWithoutResult(_ -> {
            int here = database.client()
                    .sql("""
                            insert into sign_in_attempt (name, address, failures, locked_until, signed_in_at, seen_at)
                            values (?, ?, 1, 0, 0, ?)
                            on conflict (name, address) do update
                            set failures = sign_in_attempt.failures + 1, seen_at = excluded.seen_at
                            returning failures""")
                    .params(name, address, now.toEpochMilli())
                    .query(Integer.class)
                    .single();
            if (here >= FREE_FAILURES) {
                database.client()
                        .sql("update sign_in_attempt set locked_until = ? where name = ? and address = ?")
                        .params(now.plus(lock(here - FREE_FAILURES)).toEpochMilli(), name, address)
                        .update();
            }
            int everywhere = database.client()
                    .sql("update person set failures = failures + 1 where name = ? returning failures")
                    .param(name)
                    .query(Integer.class)
                    .single();
            if (everywhere >= FREE_FAILURES_OF_NAME) {
                database.client()
                        .sql("update person set locked_until = ? where name = ?")
                        .params(
                                now.plus(lock(everywhere - FREE_FAILURES_OF_NAME))
                                        .toEpochMilli(),
                                name)
                        .update();
            }
        });
    }

    /** Forgets the failures, and remembers that the person is at home there. */
    void succeeded(String name, String address) {
        database.transactions().executeWithoutResult(_ -> {
            database.client()
                    .sql("update person set failures = 0, locked_until = 0 where name = ?")
                    .param(name)
                    .update();
            database.client().sql("""
                            update sign_in_attempt set failures = 0, locked_until = 0, signed_in_at = ?
                            where name = ? and address = ?""").params(clock.millis(), name, address).update();
        });
    }

    /** Forgets a name. */
    void forget(String name) {
        database.client()
                .sql("delete from sign_in_attempt where name = ?")
                .param(name)
                .update();
    }

    /** Forgets what is long ago. */
    void sweep() {
        database.client()
                .sql("delete from sign_in_attempt where seen_at < ?")
                .param(clock.instant().minus(KNOWN_FOR).toEpochMilli())
                .update();
    }

    private boolean isLockedFrom(String name, String address, long now) {
        return any("sign_in_attempt where name = ? and address = ? and locked_until > ?", name, address, now);
    }

    private boolean isKnown(String name, String address, long now) {
        long since = now - KNOWN_FOR.toMillis();
        return any("sign_in_attempt where name = ? and address = ? and signed_in_at > ?", name, address, since);
    }

    private boolean isLockedEverywhere(String name, long now) {
        return any("person where name = ? and locked_until > ?", name, now);
    }

    private boolean any(String rows, Object... params) {
        return database.client()
                        .sql("select count(*) from " + rows)
                        .params(params)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static Duration lock(int beyond) {
        return FIRST_LOCK.multipliedBy(1L << Math.min(beyond, MOST_DOUBLINGS));
    }
}
