package dev.tribal.search.pages.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tribal.platform.security.SecuritySettings;
import dev.tribal.platform.tls.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

class AuthConnectionTest {
    @TempDir
    private Path folder;

    private TestAuthority authority;
    private SslBundle own;
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException {
        authority = TestAuthority.in(folder.resolve("authority"));
        own = certificate("own");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(own.createSslContext()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void processReachesItselfWithACertificateForOtherNamesAndNoAuthority() {
        assertThat(status(toItself(() -> own))).isEqualTo(204);
    }

    @Test
    void processTrustsNobodyElseOnItsPort() throws IOException {
        SslBundle other = certificate("other");

        assertThatThrownBy(() -> status(toItself(() -> other)))
                .isInstanceOf(ResourceAccessException.class)
                .hasStackTraceContaining("not that of this server");
    }

    private static int status(AuthConnection auth) {
        return auth.get()
                .get()
                .uri("/")
                .retrieve()
                .toBodilessEntity()
                .getStatusCode()
                .value();
    }

    /** As a process without {@code ca.crt}: what calls others cannot be made. */
    private AuthConnection toItself(Supplier<SslBundle> shown) {
        var environment = new MockEnvironment()
                .withProperty("server.ssl.bundle", "tribal-server")
                .withProperty(
                        "local.server.port", String.valueOf(server.getAddress().getPort()));
        var settings = new PagesSettings(Path.of("pages-key"), null, null, Duration.ofHours(1), 1, 1);
        var address = new AuthAddress(settings, new SecuritySettings("tribal", "tribal", null), environment);
        Supplier<RestClient.Builder> toOthers = () -> {
            throw new IllegalStateException("ca.crt cannot be read");
        };
        return new AuthConnection(address, toOthers, UnaryOperator.identity(), shown);
    }

    private SslBundle certificate(String name) throws IOException {
        Path files = folder.resolve(name);
        authority.issueInto(files, "dns:tribal.example.com");
        var details = PemSslStoreDetails.forCertificates(Files.readString(files.resolve("tls.crt")))
                .withPrivateKey(Files.readString(files.resolve("tls.key")));
        return SslBundle.of(new PemSslStoreBundle(details, null));
    }
}
