package dev.tribal.embedding;

import static dev.tribal.embedding.index.VectorIndexContract.IDENTITY;
import static dev.tribal.embedding.index.VectorIndexContract.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.index.VectorIndexes;
import dev.tribal.embedding.index.chroma.ChromaServer;
import dev.tribal.embedding.index.chroma.ChromaSettings;
import dev.tribal.embedding.index.chroma.GuardingProxy;
import dev.tribal.embedding.index.chroma.NeedsChroma;
import dev.tribal.platform.tls.TestAuthority;
import io.micrometer.observation.ObservationRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;

/** Chroma as an operator protects it: behind a proxy with TLS and a secret, in a tenant and a database of its own. */
@NeedsChroma
class ChromaAccessIT {
    private static final float[] VECTOR = {1, 0, 0, 0};

    @TempDir
    private Path folder;

    private ChromaServer chroma;
    private GuardingProxy proxy;

    @BeforeEach
    void start() {
        chroma = ChromaServer.start(folder.resolve("chroma"));
        TestAuthority authority = TestAuthority.in(folder.resolve("authority"));
        authority.issueInto(folder.resolve("tls"));
        proxy = new GuardingProxy(chroma.url(), authority.context());
    }

    @AfterEach
    void stop() {
        proxy.close();
        chroma.close();
    }

    @Test
    void vectorsGoThroughTlsIntoTheTenantAndTheDatabaseOfTheSettings() throws Exception {
        make("/api/v2/tenants", "tribal");
        make("/api/v2/tenants/tribal/databases", "errors");

        runner("tribal.chroma.tenant=tribal", "tribal.chroma.database=errors", "tribal.chroma.ssl-bundle=chroma")
                .run(context -> {
                    VectorIndex index = context.getBean(VectorIndexes.class).open(NAME, IDENTITY);
                    index.check();
                    index.update(Map.of(new RecordKey("acme", UUID.randomUUID()), VECTOR), List.of());

                    assertThat(index.nearest("acme", VECTOR, 5)).hasSize(1);
                    assertThat(collections("tribal", "errors")).contains(NAME);
                    assertThat(collections("default_tenant", "default_database"))
                            .doesNotContain(NAME);
                });
    }

    @Test
    void aCertificateThatNobodyVouchesForIsSaid() {
        runner().run(context -> {
            VectorIndex index = context.getBean(VectorIndexes.class).open(NAME, IDENTITY);

            assertThatThrownBy(index::check)
                    .isInstanceOf(VectorIndexException.class)
                    .hasMessageContaining("tribal.chroma.ssl-bundle");
            assertThat(proxy.requests()).isZero();
        });
    }

    private ApplicationContextRunner runner(String... properties) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withUserConfiguration(ChromaAlone.class)
                .withPropertyValues(
                        "tribal.chroma.url=" + proxy.url(),
                        "tribal.chroma.header-name=" + GuardingProxy.HEADER,
                        "tribal.chroma.header-value=" + GuardingProxy.SECRET,
                        "spring.ssl.bundle.pem.chroma.truststore.certificate="
                                + folder.resolve("tls/ca.crt").toUri())
                .withPropertyValues(properties);
    }

    private void make(String path, String name) throws Exception {
        assertThat(send(path, BodyPublishers.ofString("{\"name\":\"" + name + "\"}"), "POST"))
                .doesNotContain("error");
    }

    private String collections(String tenant, String database) throws Exception {
        return send(
                "/api/v2/tenants/" + tenant + "/databases/" + database + "/collections",
                BodyPublishers.noBody(),
                "GET");
    }

    private String send(String path, HttpRequest.BodyPublisher body, String method) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(chroma.url() + path))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }

    @EnableConfigurationProperties(ChromaSettings.class)
    static class ChromaAlone {
        @Bean
        VectorIndexes chroma(ChromaSettings settings, SslBundles bundles) {
            return VectorIndexConfiguration.chroma(settings, bundles, ObservationRegistry.NOOP);
        }
    }
}
