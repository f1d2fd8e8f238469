package dev.tribal.auth.authorization;

import dev.tribal.platform.sql.Database;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When authorizations began, and when they end: those that a person gave, with all tokens that came of them. */
final class Families {
    /** How long a person may think about a consent. */
    private static final Duration UNANSWERED = Duration.ofHours(1);

    private final Database database;
    private final Duration longest;
    private final Clock clock;

    /** @param longest how long one lasts at most, however often its tokens are renewed */
    Families(Database database, Duration longest, Clock clock) {
        this.database = database;
        this.longest = longest;
        this.clock = clock;
    }

    /** Notes the first time that one is saved. */
    void begin(String id) {
        database.client()
                .sql("update oauth2_authorization set begun_at = ? where id = ? and begun_at = 0")
                .params(clock.millis(), id)
                .update();
    }

    boolean isOver(String id) {
        return database.client()
                        .sql("select count(*) from oauth2_authorization where id = ? and begun_at > 0 and begun_at < ?")
                        .params(id, clock.instant().minus(longest).toEpochMilli())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Forgets what has expired, what is over, and consents that nobody answered. */
    void sweep() {
        Instant now = clock.instant();
        var abandoned = Timestamp.from(now.minus(UNANSWERED));
        database.client()
                .sql("""
                        delete from oauth2_authorization
                        where (refresh_token_expires_at < ?)
                           or (refresh_token_value is null and access_token_expires_at < ?)
                           or (refresh_token_value is null and access_token_value is null
                               and authorization_code_expires_at < ?)
                           or (refresh_token_value is null and access_token_value is null
                               and authorization_code_value is null and begun_at < ?)
                           or (begun_at > 0 and begun_at < ?)""")
                .params(
                        Timestamp.from(now),
                        abandoned,
                        abandoned,
                        now.minus(UNANSWERED).toEpochMilli(),
                        now.minus(longest).toEpochMilli())
                .update();
    }

    /** Ends all that a person gave, and what they agreed to. */
    void endAllOf(String person) {
        database.client()
                .sql("delete from oauth2_authorization where principal_name = ?")
                .param(person)
                .update();
        database.client()
                .sql("delete from oauth2_authorization_consent where principal_name = ?")
                .param(person)
                .update();
    }
}
