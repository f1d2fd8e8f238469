package dev.tribal.embedding.store.jdbc;

import dev.tribal.embedding.store.StoreProperties;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row per property. */
final class JdbcStoreProperties implements StoreProperties {
    private final JdbcTemplate jdbc;

    JdbcStoreProperties(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> get(String name) {
        return jdbc
                .query("select value from store_property where name = ?", (row, _) -> row.getString("value"), name)
                .stream()
                .findFirst();
    }

    @Override
    public void put(String name, String value) {
        jdbc.update(
                "insert into store_property (name, value) values (?, ?)"
                        + " on conflict (name) do update set value = excluded.value",
                name,
                value);
    }
}
