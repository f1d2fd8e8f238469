package dev.tribal.standalone.backup;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.tribal.auth.AuthConfiguration;
import dev.tribal.auth.AuthSettings;
import dev.tribal.embedding.RecordStores;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.aws.AwsSettings;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.encryption.EncryptionConfiguration;
import dev.tribal.platform.encryption.EncryptionSettings;
import dev.tribal.platform.encryption.KeysRefusedException;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.kafka.KafkaSettings;
import dev.tribal.platform.sql.Database;
import dev.tribal.standalone.backup.auth.SecretFiles;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.targets.BackupTargets;
import dev.tribal.standalone.backup.vault.Vault;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** The stores, topics and secrets that the settings of the services name. */
final class Installation {
    private static final Map<String, String> SECRET_FILES = Map.of(
            "scrub-key", "tribal.scrub.key-file",
            "mcp-key", "tribal.mcp.key-file",
            "pages-key", "tribal.search.pages.key-file",
            "first-api-key", "tribal.auth.first-key-file",
            "admin-password", "tribal.auth.login.admin-password-file");

    private final ApplicationContext context;
    private final Environment settings;

    Installation(ApplicationContext context) {
        this.context = context;
        this.settings = context.getEnvironment();
    }

    /** Opens the backups of a place. */
    Vault vault(BackupOptions options, String place) {
        AwsSettings aws = context.getBean(AwsSettings.class);
        return new Vault(
                BackupTargets.open(options.place(place), options.dataDir(), aws), sealer(options.keysFile(), aws));
    }

    private Sealer sealer(@Nullable Path keysFile, AwsSettings aws) {
        if (keysFile == null) {
            return Sealer.NONE;
        }
        var encryption = context.getBean(EncryptionSettings.class);
        try {
            return new EncryptionConfiguration()
                    .sealer(new EncryptionSettings(keysFile.toString(), encryption.kmsEndpoint()), aws);
        } catch (KeysRefusedException e) {
            throw new BackupException(
                    String.valueOf(e.getMessage()).replace("tribal.encryption.keys-file", "--keys-file"), e);
        }
    }

    /** Only to be read. */
    RecordStore records() {
        return context.getBean(RecordStores.class).openToRead(recordBackend());
    }

    /** To be filled; made if it is not there. */
    RecordStore newRecords() {
        return context.getBean(RecordStores.class).open(RecordStores.BACKEND, recordBackend());
    }

    private String recordBackend() {
        return settings.getRequiredProperty(RecordStores.BACKEND);
    }

    BlobStore texts() {
        return context.getBean(BlobStore.class);
    }

    /** Only to be read. */
    Database auth() {
        try {
            return authToRead(context.getBean(AuthSettings.class));
        } catch (PoolInitializationException e) {
            throw new BackupException(
                    "The database of auth-service cannot be reached, or refuses the user; check that it runs, and"
                            + " tribal.auth.database.",
                    e);
        }
    }

    private static Database authToRead(AuthSettings auth) {
        if (!Database.isMade(auth.database(), AuthConfiguration.MIGRATIONS)) {
            throw new BackupException(
                    "There is no database of auth-service; check tribal.auth.database.url, or --data-dir.");
        }
        return Database.openToRead(auth.database(), "backup");
    }

    /** To be filled; made if it is not there. */
    Database newAuth() {
        return AuthConfiguration.openDatabase(context.getBean(AuthSettings.class));
    }

    SecretFiles secrets() {
        Map<String, Path> files = new HashMap<>();
        SECRET_FILES.forEach((name, setting) -> {
            String file = settings.getProperty(setting);
            if (file != null && !file.isBlank()) {
                files.put(name, Path.of(file));
            }
        });
        return new SecretFiles(context.getBean(AuthSettings.class).secretsDir(), files);
    }

    /** Files with the same secrets under the names of the backup, in a folder. */
    static SecretFiles secretsIn(Path folder) {
        Map<String, Path> files = new HashMap<>();
        SECRET_FILES.keySet().forEach(name -> files.put(name, folder.resolve(name)));
        return new SecretFiles(folder, files);
    }

    /** The tenant of those who run the installation. */
    String operators() {
        return context.getBean(AuthSettings.class).firstKeyTenant();
    }

    /** The broker of the settings; {@code null} if it is that of the standalone process. */
    @Nullable String broker() {
        String servers = settings.getProperty("spring.kafka.bootstrap-servers");
        return servers == null || servers.isBlank() ? null : servers;
    }

    Map<String, Object> consumer(String broker) {
        return at(broker, context.getBean(KafkaConnections.class).consumer());
    }

    Map<String, Object> producer(String broker) {
        return at(broker, context.getBean(KafkaConnections.class).producer());
    }

    KafkaSettings kafka() {
        return context.getBean(KafkaSettings.class);
    }

    private static Map<String, Object> at(String broker, Map<String, Object> connection) {
        connection.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker);
        return connection;
    }
}
