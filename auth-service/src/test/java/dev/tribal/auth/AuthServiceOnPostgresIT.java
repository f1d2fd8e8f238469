package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthServiceOnPostgresIT {
    @TempDir
    private Path data;

    @Test
    void keysAreKeptInPostgresOverARestart() throws Exception {
        try (var postgres = EmbeddedPostgres.start()) {
            String[] settings = {
                "--tribal.auth.database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--tribal.auth.database.username=postgres",
                "--tribal.auth.database.password=postgres"
            };
            String key;
            try (var first = new RunningAuth(data, settings)) {
                key = first.firstKey();
                assertThat(first.exchange(key).statusCode()).isEqualTo(200);
                assertThat(first.exchange(key + "x").statusCode()).isEqualTo(401);
            }
            try (var second = new RunningAuth(data, settings)) {
                assertThat(second.firstKey()).isEqualTo(key);
                assertThat(second.exchange(key).statusCode()).isEqualTo(200);
            }
        }
        assertThat(data.resolve("auth.db")).doesNotExist();
    }
}
