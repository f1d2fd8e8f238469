package dev.tribal.auth.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.sql.Database;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FamiliesTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(30);

    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(new Location("jdbc:sqlite:" + folder.resolve("auth.db"), null, null), "db/auth");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void familyIsOverAtItsEndHoweverOftenItWasRenewed() {
        insert("a", "ann", START.plus(Duration.ofDays(90)));
        at(Duration.ZERO).begin("a");
        at(Duration.ofDays(20)).begin("a");

        assertThat(at(Duration.ofDays(29)).isOver("a")).isFalse();
        assertThat(at(Duration.ofDays(31)).isOver("a")).isTrue();
        at(Duration.ofDays(29)).sweep();
        assertThat(ids()).containsExactly("a");
        at(Duration.ofDays(31)).sweep();
        assertThat(ids()).isEmpty();
    }

    @Test
    void oneFromBeforeBeginsWithItsNextUse() {
        insert("old", "ann", START.plus(Duration.ofDays(400)));
        assertThat(at(Duration.ofDays(300)).isOver("old")).isFalse();
        at(Duration.ofDays(300)).sweep();
        assertThat(ids()).containsExactly("old");
        at(Duration.ofDays(300)).begin("old");
        assertThat(at(Duration.ofDays(331)).isOver("old")).isTrue();
    }

    @Test
    void consentThatNobodyAnsweredIsForgottenAfterAnHour() {
        insert("asked", "ann", null);
        at(Duration.ZERO).begin("asked");
        at(Duration.ofMinutes(59)).sweep();
        assertThat(ids()).containsExactly("asked");
        at(Duration.ofMinutes(61)).sweep();
        assertThat(ids()).isEmpty();
    }

    @Test
    void onlyWhatThePersonGaveEnds() {
        insert("a", "ann", START.plus(Duration.ofDays(1)));
        insert("b", "bob", START.plus(Duration.ofDays(1)));
        at(Duration.ZERO).endAllOf("ann");
        assertThat(ids()).containsExactly("b");
    }

    private Families at(Duration after) {
        return new Families(database, LONGEST, Clock.fixed(START.plus(after), ZoneOffset.UTC));
    }

    private void insert(String id, String person, @Nullable Instant refreshUntil) {
        database.client()
                .sql("""
                        insert into oauth2_authorization (id, registered_client_id, principal_name,
                            authorization_grant_type, state, refresh_token_value, refresh_token_expires_at)
                        values (?, 'cli', ?, 'authorization_code', 's', ?, ?)""")
                .param(id)
                .param(person)
                .param(refreshUntil == null ? null : "hash")
                .param(refreshUntil == null ? null : Timestamp.from(refreshUntil))
                .update();
    }

    private List<String> ids() {
        return database.client()
                .sql("select id from oauth2_authorization order by id")
                .query(String.class)
                .list();
    }

    private record Location(
            String url, @Nullable String username, @Nullable String password) implements Database.DatabaseSettings {}
}
