package dev.tribal.embedding.index.chroma;

import static dev.tribal.embedding.index.VectorIndexContract.IDENTITY;
import static dev.tribal.embedding.index.VectorIndexContract.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.platform.tls.TestAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Chroma as companies have it: behind TLS, and with a tenant and a database of our own. */
@NeedsChroma
class ChromaElsewhereIT {
    private static final float[] VECTOR = {1, 0, 0, 0};
    private static final RecordKey KEY = new RecordKey("acme", UUID.randomUUID());

    @TempDir
    static Path folder;

    private static ChromaServer server;
    private static TestAuthority authority;
    private static GuardingProxy proxy;

    @BeforeAll
    static void start() {
        server = ChromaServer.start(folder.resolve("chroma"));
        authority = TestAuthority.in(folder.resolve("authority"));
        authority.issueInto(folder.resolve("tls"));
        proxy = new GuardingProxy(server.url(), authority.context());
    }

    @AfterAll
    static void stop() {
        proxy.close();
        server.close();
    }

    @Test
    void vectorsGoThroughTlsToATrustedServer() {
        VectorIndex index = open(proxy.url(), "default_tenant", "default_database", authority.context());
        index.check();
        index.update(Map.of(KEY, VECTOR), List.of());

        assertThat(index.nearest("acme", VECTOR, 5)).hasSize(1);
    }

    @Test
    void serverOfAnUnknownAuthorityIsRefusedInOneSentence() {
        VectorIndex usual = open(proxy.url(), "default_tenant", "default_database", null);
        int before = proxy.requests();

        assertThatThrownBy(usual::check)
                .isInstanceOf(VectorIndexException.class)
                .hasMessageContaining("not trusted")
                .hasMessageContaining("tribal.chroma.ssl-bundle")
                .hasMessageNotContaining("127.0.0.1");
        assertThat(proxy.requests()).isEqualTo(before);
    }

    @Test
    void tenantAndDatabaseOfChromaCanBeOthersThanItsOwn() throws IOException, InterruptedException {
        VectorIndex early = open(server.url(), "company", "errors", null);
        assertThatThrownBy(early::check)
                .isInstanceOf(VectorIndexException.class)
                .hasMessageContaining("tribal.chroma.tenant");

        make("/api/v2/tenants", "company");
        make("/api/v2/tenants/company/databases", "errors");
        early.check();
        early.update(Map.of(KEY, VECTOR), List.of());

        assertThat(early.nearest("acme", VECTOR, 5)).hasSize(1);
        var elsewhere = new ChromaClient(settings(server.url(), "default_tenant", "default_database"), null);
        var there = new ChromaClient(settings(server.url(), "company", "errors"), null);
        assertThat(there.collections(NAME)).hasSize(1);
        assertThat(elsewhere.collections(NAME)).doesNotContainAnyElementsOf(there.collections(NAME));
    }

    private static void make(String path, String name) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.url().resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"%s\"}".formatted(name)))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static VectorIndex open(URI url, String tenant, String database, @Nullable SSLContext trusted) {
        return new ChromaVectorIndexes(settings(url, tenant, database), trusted).open(NAME, IDENTITY);
    }

    private static ChromaSettings settings(URI url, String tenant, String database) {
        return new ChromaSettings(
                url,
                tenant,
                database,
                GuardingProxy.HEADER,
                GuardingProxy.SECRET,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                100);
    }
}
