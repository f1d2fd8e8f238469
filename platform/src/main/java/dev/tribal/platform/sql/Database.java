package dev.tribal.platform.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One service's own relational database, migrated when it is opened. A service uses its own instance and never
 * registers a {@link DataSource} bean, so that several services can share a process.
 */
public final class Database implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";

    private final HikariDataSource dataSource;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    private Database(HikariDataSource dataSource) {
        this.dataSource = dataSource;
        this.client = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /**
     * Opens a database and brings its tables up to date.
     *
     * @param settings where it is
     * @param migrations class-path folder of its Flyway scripts, for example {@code db/records}
     * @param more folders of scripts in the words of this kind of database
     */
    public static Database open(DatabaseSettings settings, String migrations, String... more) {
        HikariDataSource dataSource = connect(settings, migrations);
        try {
            flyway(dataSource, Stream.concat(Stream.of(migrations), Stream.of(more)))
                    .migrate();
            return new Database(dataSource);
        } catch (RuntimeException e) {
            dataSource.close();
            throw e;
        }
    }

    /**
     * Opens a database as it is, to read from it beside the service that it belongs to. Nothing is migrated.
     *
     * @param name of the pool of connections
     */
    public static Database openToRead(DatabaseSettings settings, String name) {
        HikariConfig config = config(settings, name);
        // As SQLite's connections are opened; it cannot be changed afterwards.
        config.setReadOnly(true);
        if (settings.isSqlite()) {
            config.setDataSourceProperties(sqliteReadOnly());
        }
        return new Database(new HikariDataSource(config));
    }

    /** Whether there are tables of these migrations; makes none, and no file. */
    public static boolean isMade(DatabaseSettings settings, String migrations) {
        if (settings.isSqlite() && !isThere(settings.url())) {
            return false;
        }
        try (var dataSource = connect(settings, migrations)) {
            return flyway(dataSource, Stream.of(migrations)).info().applied().length > 0;
        }
    }

    private static Flyway flyway(DataSource dataSource, Stream<String> folders) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations(folders.map(folder -> "classpath:" + folder).toArray(String[]::new))
                .load();
    }

    private static HikariDataSource connect(DatabaseSettings settings, String name) {
        HikariConfig config = config(settings, name);
        if (settings.isSqlite()) {
            createFolder(settings.url());
        }
        return new HikariDataSource(config);
    }

    private static HikariConfig config(DatabaseSettings settings, String name) {
        var config = new HikariConfig();
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setPoolName(name);
        config.setMaximumPoolSize(settings.maxConnections());
        config.setConnectionTimeout(5_000);
        config.setDataSourceProperties(settings.isSqlite() ? sqliteDefaults() : postgresDefaults());
        return config;
    }

    private static boolean isThere(String url) {
        String file = sqliteFile(url);
        return !file.isEmpty() && !file.startsWith(":") && Files.exists(Path.of(file));
    }

    private static String sqliteFile(String url) {
        return url.substring(SQLITE.length()).replaceFirst("^file:", "").replaceFirst("\\?.*", "");
    }

    /** SQLite makes its file but not the folder; what is in it is for the owner's eyes only. */
    private static void createFolder(String url) {
        String file = sqliteFile(url);
        Path folder = file.isEmpty() || file.startsWith(":")
                ? null
                : Path.of(file).toAbsolutePath().getParent();
        try {
            if (folder != null && !Files.exists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + folder, e);
        }
    }

    /** Durable through {@code kill -9}, one writer at a time, readers never blocked. */
    private static Properties sqliteDefaults() {
        var properties = new Properties();
        properties.setProperty("journal_mode", "WAL");
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("busy_timeout", "15000");
        properties.setProperty("foreign_keys", "on");
        properties.setProperty("transaction_mode", "IMMEDIATE");
        return properties;
    }

    /** Beside the one writer, whom a reader never waits for. */
    private static Properties sqliteReadOnly() {
        var properties = new Properties();
        // SQLITE_OPEN_READONLY
        properties.setProperty("open_mode", "1");
        properties.setProperty("busy_timeout", "15000");
        return properties;
    }

    /** A server that is frozen, or behind a network that is gone, is given up; what the URL says comes first. */
    private static Properties postgresDefaults() {
        var properties = new Properties();
        properties.setProperty("socketTimeout", "120");
        properties.setProperty("tcpKeepAlive", "true");
        // The driver would write the values of a statement that fails, and so whole records, into exceptions that are
        // logged.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    public JdbcClient client() {
        return client;
    }

    public TransactionTemplate transactions() {
        return transactions;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        dataSource.close();
    }

    /** Where a database is; see {@link #open}. */
    public interface DatabaseSettings {
        /** JDBC URL of PostgreSQL or SQLite. */
        String url();

        @Nullable String username();

        @Nullable String password();

        /** The most connections at once, at least 1. */
        default int maxConnections() {
            return 4;
        }

        default boolean isSqlite() {
            return url().startsWith(SQLITE);
        }
    }
}
