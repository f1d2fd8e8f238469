package dev.tribal.auth.login;

import dev.tribal.contracts.api.Role;
import dev.tribal.platform.audit.RequestSender;
import dev.tribal.platform.limits.AddressBlock;
import dev.tribal.platform.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** The people of an installation, in SQL. */
public final class People implements UserDetailsService {
    private final Database database;
    private final Clock clock;
    private final SignInAttempts attempts;

    public People(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.attempts = new SignInAttempts(database, clock);
    }

    /** The person of that name, as they are now. */
    public Optional<Person> find(String name) {
        return database.client()
                .sql("select name, tenant, role from person where name = ?")
                .param(name)
                .query(People::person)
                .optional();
    }

    /** The people of a tenant, by name. */
    public List<Person> of(String tenant, int limit) {
        return database.client()
                .sql("select name, tenant, role from person where tenant = ? order by name limit ?")
                .params(tenant, limit)
                .query(People::person)
                .list();
    }

    /** Forgets a person, in the transaction of the caller; who comes from another system may come again from there. */
    public void remove(Person person) {
        database.client()
                .sql("delete from person where name = ? and tenant = ?")
                .params(person.name(), person.tenant())
                .update();
        attempts.forget(person.name());
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
        String address = address();
        UserDetails found = database.client()
                .sql("select name, password_hash from person where name = ? and password_hash is not null")
                .param(name)
                .query((row, _) -> User.withUsername(row.getString("name"))
                        .password(row.getString("password_hash"))
                        .accountLocked(attempts.isLocked(name, address))
                        .build())
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("There is no such person"));
        if (found.isAccountNonLocked()) {
            attempts.count(name, address);
        }
        return found;
    }

    /** Forgets the failures. */
    void succeeded(String name) {
        attempts.succeeded(name, address());
    }

    /** Forgets attempts of long ago. */
    public void sweep() {
        attempts.sweep();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("name"),
                row.getString("tenant"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)));
    }

    private static String address() {
        return AddressBlock.of(RequestSender.current().address());
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
}
