package dev.tribal.auth.authorization;

import dev.tribal.platform.sql.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Codes and refresh tokens that were used, so that a second use is noticed, on whichever instance it is tried. */
final class SpentTokens {
    private final Database database;
    private final Clock clock;

    SpentTokens(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Notes a use; false if there was one before. */
    boolean spend(String hash, String authorizationId) {
        return database.client()
                        .sql("""
                                insert into spent_token (token_hash, authorization_id, spent_at) values (?, ?, ?)
                                on conflict (token_hash) do nothing""")
                        .params(hash, authorizationId, clock.millis())
                        .update()
                == 1;
    }

    /** The authorization that a used token belonged to. */
    Optional<String> authorizationOf(String hash) {
        return database.client()
                .sql("select authorization_id from spent_token where token_hash = ?")
                .param(hash)
                .query(String.class)
                .optional();
    }

    void sweep(Duration kept) {
        database.client()
                .sql("delete from spent_token where spent_at < ?")
                .param(clock.millis() - kept.toMillis())
                .update();
    }
}
