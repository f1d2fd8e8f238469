package dev.tribal.embedding.store.jdbc;

import dev.tribal.embedding.store.StoreProperties;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row per property. */
final class JdbcStoreProperties implements StoreProperties {
    private final JdbcTemplate jdbc;
    private final JdbcFaults faults;

    JdbcStoreProperties(JdbcTemplate jdbc, JdbcFaults faults) {
        this.jdbc = jdbc;
        this.faults = faults;
    }

    @Override
    public Optional<String> get(String name) {
        return faults
                .reading(() -> jdbc.queryForList("select value from store_property where name = ?", String.class, name))
                .stream()
                .findFirst();
    }

    @Override
    public void put(String name, String value) {
        faults.writing(() -> jdbc.update(
                "insert into store_property (name, value) values (?, ?)"
                        + " on conflict (name) do update set value = excluded.value",
                name,
                value));
    }
}
