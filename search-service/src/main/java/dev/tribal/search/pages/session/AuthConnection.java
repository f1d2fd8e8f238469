package dev.tribal.search.pages.session;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;

/**
 * The client of auth-service, made at its first use. A process that calls itself needs no authority to know itself by, and
 * has a certificate for the names that others call it by.
 */
public final class AuthConnection implements Supplier<RestClient> {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(10);

    private final SingletonSupplier<RestClient> client;

    /**
     * @param toOthers begins a client of another process; fails if its certificates cannot be read
     * @param customized adds to a client what all have
     * @param server what this server shows to its clients
     */
    public AuthConnection(
            AuthAddress address,
            Supplier<RestClient.Builder> toOthers,
            UnaryOperator<RestClient.Builder> customized,
            Supplier<SslBundle> server) {
        this.client =
                SingletonSupplier.of(() -> (address.isHere() ? customized.apply(toItself(server)) : toOthers.get())
                        .baseUrl(address.fromHere())
                        .build());
    }

    @Override
    public RestClient get() {
        return client.obtain();
    }

    private static RestClient.Builder toItself(Supplier<SslBundle> server) {
        var requests = ClientHttpRequestFactoryBuilder.jdk()
                .withHttpClientCustomizer(
                        http -> http.version(HttpClient.Version.HTTP_1_1).sslContext(trustingOnly(server)));
        return RestClient.builder()
                .requestFactory(requests.build(HttpClientSettings.defaults().withTimeouts(CONNECT, READ)));
    }

    private static SSLContext trustingOnly(Supplier<SslBundle> server) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new OwnCertificate(server)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
