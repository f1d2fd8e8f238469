package dev.tribal.embedding.store.jdbc;

import dev.tribal.embedding.store.StoreProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    @Override
    public boolean replace(String name, @Nullable String expected, String value) {
        int[] changed = {0};
        faults.writing(() -> changed[0] = expected == null
                ? jdbc.update(
                        "insert into store_property (name, value) values (?, ?) on conflict (name) do nothing",
                        name,
                        value)
                : jdbc.update(
                        "update store_property set value = ? where name = ? and value = ?", value, name, expected));
        return changed[0] > 0;
    }
}
