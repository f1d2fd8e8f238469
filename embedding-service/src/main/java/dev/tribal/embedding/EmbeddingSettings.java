package dev.tribal.embedding;

import dev.tribal.platform.sql.Database;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of embedding-service.
 *
 * @param dataDir folder of the vector index and of the model file
 * @param database where the records are kept; no other service may use it
 */
@ConfigurationProperties("tribal.embedding")
public record EmbeddingSettings(Path dataDir, DatabaseLocation database) {
    public EmbeddingSettings {
        Objects.requireNonNull(dataDir, "tribal.embedding.data-dir must be set");
        Objects.requireNonNull(database, "tribal.embedding.database.url must be set");
    }

    /** See {@link Database.DatabaseSettings}. */
    public record DatabaseLocation(
            String url, @Nullable String username, @Nullable String password) implements Database.DatabaseSettings {
        public DatabaseLocation {
            Objects.requireNonNull(url, "tribal.embedding.database.url must be set");
        }
    }
}
