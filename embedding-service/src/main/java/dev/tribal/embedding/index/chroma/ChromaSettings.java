package dev.tribal.embedding.index.chroma;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where ChromaDB is and how to speak to it.
 *
 * @param url without {@code /api}
 * @param tenant Chroma's, which only names; Tribal's tenants have collections of their own
 * @param database Chroma's, likewise
 * @param headerName of a header that a proxy in front of Chroma asks for
 * @param headerValue of that header; {@code null} or blank for none
 * @param sslBundle name of the Spring SSL bundle with the certificates to trust, or {@code null} for the usual ones
 * @param connectTimeout of a connection
 * @param timeout of one request
 * @param batchSize most vectors of one request, 1 to 1000; larger ones make searches wait for longer
 */
@ConfigurationProperties("tribal.chroma")
public record ChromaSettings(
        @DefaultValue("http://localhost:8000") URI url,
        @DefaultValue("default_tenant") String tenant,
        @DefaultValue("default_database") String database,
        @DefaultValue("Authorization") String headerName,
        @Nullable String headerValue,
        @Nullable String sslBundle,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("100") int batchSize) {
    public ChromaSettings {
        if (batchSize < 1 || batchSize > 1_000 || !connectTimeout.isPositive() || !timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "tribal.chroma.batch-size must be 1 to 1000, connect-timeout and timeout must be positive");
        }
    }

    /** Without the value of the header. */
    @Override
    public String toString() {
        return "ChromaSettings[%s, %s/%s]".formatted(url, tenant, database);
    }
}
