package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysOnSqliteIT implements KeysContract, OperatorContract, AuditContract {
    @TempDir
    private static Path data;

    private static RunningAuth auth;

    @BeforeAll
    static void start() {
        auth = new RunningAuth(data);
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Override
    public RunningAuth auth() {
        return auth;
    }

    @Override
    public Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("auth.db"));
    }

    @Test
    void noSecretIsInTheFilesOfTheDatabase() throws Exception {
        String key = RunningAuth.json(auth.postJson(KEYS, """
                {"name":"ci","role":"reader"}""", auth.firstKey()))
                .path("key")
                .asString();
        String token = RunningAuth.json(auth.exchange(key)).path("access_token").asString();
        auth.exchange(key.substring(0, key.indexOf('.')) + ".wrong-but-secret");

        for (String name : new String[] {"auth.db", "auth.db-wal"}) {
            assertThat(new String(Files.readAllBytes(data.resolve(name)), StandardCharsets.ISO_8859_1))
                    .doesNotContain(
                            key.substring(key.indexOf('.') + 1),
                            "wrong-but-secret",
                            token.substring(token.lastIndexOf('.')));
        }
    }
}
