package dev.tribal.auth.clients.document;

import dev.tribal.platform.net.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.ssl.SSLContexts;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what strangers name, so it goes to public addresses only, follows nothing, unpacks nothing, uses no proxy, and
 * gives up soon: on time, on size, and when there are many such fetches at once.
 */
public final class DocumentFetcher implements AutoCloseable {
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_AT_ONCE = 16;
    private static final Timeout STEP = Timeout.ofSeconds(2);

    private final Duration limit;
    private final TimedNames names;
    private final CloseableHttpClient client;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Goes to the public Internet, for three seconds at most. */
    public DocumentFetcher() {
        this(
                SystemDefaultDnsResolver.INSTANCE,
                new PublicAddresses(),
                SSLContexts.createSystemDefault(),
                Duration.ofSeconds(3));
    }

    /**
     * For tests, which have no public address and no certificate that everybody trusts.
     *
     * @param admitted which addresses it may connect to
     * @param limit the most that a fetch takes in all; half of it for the name
     */
    public DocumentFetcher(DnsResolver names, Predicate<InetAddress> admitted, SSLContext tls, Duration limit) {
        this.limit = limit;
        this.names = new TimedNames(names, limit.dividedBy(2));
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedNames(this.names, admitted))
                        .setTlsSocketStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(tls)
                                .buildClassic())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(STEP)
                                .setSocketTimeout(STEP)
                                .build())
                        .setMaxConnTotal(MOST_AT_ONCE)
                        .setMaxConnPerRoute(MOST_AT_ONCE)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(STEP).build())
                .setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling()
                .disableContentCompression()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Fetches a document in JSON.
     *
     * @throws DocumentException if it cannot be had in these limits; the sentence is for the client's developer
     */
    Fetched fetch(URI address) {
        if (!places.tryAcquire()) {
            throw DocumentException.passing("Too many documents are being fetched; try again");
        }
        var request = new HttpGet(address);
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        Future<Fetched> answer = threads.submit(() -> {
            try {
                return client.execute(request, response -> {
                    try {
                        return read(response);
                    } catch (DocumentException e) {
                        // Otherwise the library reads to the end of what is refused, so that it can use the connection
                        // again.
                        request.cancel();
                        throw e;
                    }
                });
            } finally {
                places.release();
            }
        });
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof DocumentException refused
                    ? refused
                    : new DocumentException("The document cannot be fetched");
        } catch (TimeoutException _) {
            request.cancel();
            throw new DocumentException("The document took too long");
        } catch (InterruptedException _) {
            request.cancel();
            Thread.currentThread().interrupt();
            throw DocumentException.passing("The document cannot be fetched now");
        }
    }

    private static Fetched read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != HttpStatus.SC_OK) {
            throw new DocumentException("The address of the document answers with status %d; redirects are not followed"
                    .formatted(response.getCode()));
        }
        HttpEntity entity = response.getEntity();
        if (entity == null || !isJson(entity.getContentType())) {
            throw new DocumentException("The document is not sent as application/json");
        }
        byte[] body = entity.getContent().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new DocumentException("The document has more than %d bytes".formatted(MOST_BYTES));
        }
        Header cacheControl = response.getFirstHeader(HttpHeaders.CACHE_CONTROL);
        return new Fetched(body, cacheControl == null ? null : cacheControl.getValue());
    }

    private static boolean isJson(@Nullable String contentType) {
        String type = Objects.requireNonNullElse(ContentType.parseLenient(contentType), ContentType.WILDCARD)
                .getMimeType();
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        names.close();
        client.close();
    }

    /** @param cacheControl the header of that name; {@code null} if there was none */
    record Fetched(byte[] body, @Nullable String cacheControl) {}
}
