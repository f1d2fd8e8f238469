package dev.tribal.auth;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class KeysOnPostgresIT implements KeysContract, OperatorContract, AuditContract {
    @TempDir
    private static Path data;

    private static EmbeddedPostgres postgres;
    private static RunningAuth auth;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        auth = new RunningAuth(
                data,
                "--tribal.auth.database.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--tribal.auth.database.username=postgres",
                "--tribal.auth.database.password=postgres");
    }

    @AfterAll
    static void stop() throws IOException {
        auth.close();
        postgres.close();
    }

    @Override
    public RunningAuth auth() {
        return auth;
    }

    @Override
    public Connection database() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }
}
