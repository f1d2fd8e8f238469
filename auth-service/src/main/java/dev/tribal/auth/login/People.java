package dev.tribal.auth.login;

import dev.tribal.contracts.api.Role;
import dev.tribal.platform.sql.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/**
 * The people of an installation, in SQL. Every attempt to sign in counts as a failure until it has succeeded, so that
 * many attempts at once gain nothing; after some failures a name is locked for longer and longer, on every instance.
 */
public final class People implements UserDetailsService {
    private static final int FREE_FAILURES = 5;
    private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 5;

    private final Database database;
    private final Clock clock;

    public People(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The person of that name, as they are now. */
    public Optional<Person> find(String name) {
        return database.client()
                .sql("select name, tenant, role from person where name = ?")
                .param(name)
                .query((row, _) -> new Person(
                        row.getString("name"),
                        row.getString("tenant"),
                        Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT))))
                .optional();
    }

    /** Makes or updates a person who has no password here; one who has is left alone. */
    public void remember(Person person) {
        database.client()
                .sql("""
                        insert into person (name, tenant, role, password_hash, failures, locked_until, created_at)
                        values (?, ?, ?, null, 0, 0, ?)
                        on conflict (name) do update set tenant = excluded.tenant, role = excluded.role
                        where person.password_hash is null""")
                .params(
                        person.name(),
                        person.tenant(),
                        person.role().name().toLowerCase(Locale.ROOT),
                        clock.instant().toString())
                .update();
    }

    /** What is needed to check a password; counts as a failed attempt until {@link #succeeded} is called. */
    @Override
    public UserDetails loadUserByUsername(String name) {
        Instant now = clock.instant();
        UserDetails found = database.client()
                .sql(
                        "select name, password_hash, locked_until from person where name = ? and password_hash is not null")
                .param(name)
                .query((row, _) -> User.withUsername(row.getString("name"))
                        .password(row.getString("password_hash"))
                        .accountLocked(row.getLong("locked_until") > now.toEpochMilli())
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("There is no such person"));
        if (found.isAccountNonLocked()) {
            countAttempt(name, now);
        }
        return found;
    }

    /** Forgets the failures. */
    void succeeded(String name) {
        database.client()
                .sql("update person set failures = 0, locked_until = 0 where name = ?")
                .param(name)
                .update();
    }

    /**
     * Makes a person if there is none yet, and keeps them only if their password could be handed over.
     *
     * @return whether one was made
     */
    boolean createFirst(Person person, String passwordHash, Consumer<Person> handOver) {
        return Boolean.TRUE.equals(database.transactions().execute(_ -> {
            int made = database.client()
                    .sql("""
                            insert into person (name, tenant, role, password_hash, failures, locked_until, created_at)
                            select ?, ?, ?, ?, 0, 0, ? where not exists (select 1 from person)""")
                    .params(
                            person.name(),
                            person.tenant(),
                            person.role().name().toLowerCase(Locale.ROOT),
                            passwordHash,
                            clock.instant().toString())
                    .update();
            if (made > 0) {
                handOver.accept(person);
            }
            return made > 0;
        }));
    }

    boolean areKnown() {
        return database.client()
                        .sql("select count(*) from person")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void countAttempt(String name, Instant now) {
        database.transactions().executeWithoutResult(_ -> {
            int failures = database.client()
                    .sql("update person set failures = failures + 1 where name = ? returning failures")
                    .param(name)
                    .query(Integer.class)
                    .single();
            if (failures >= FREE_FAILURES) {
                Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(failures - FREE_FAILURES, MOST_DOUBLINGS));
                database.client()
                        .sql("update person set locked_until = ? where name = ?")
                        .params(now.plus(lock).toEpochMilli(), name)
                        .update();
            }
        });
    }
}
