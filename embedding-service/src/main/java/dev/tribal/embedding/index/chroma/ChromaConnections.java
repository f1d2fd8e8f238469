package dev.tribal.embedding.index.chroma;

import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Connections to Chroma. Unlike the JDK's client this one does not hand a request from thread to thread, which is a
 * quarter of the time of a search, and repeats no request by itself, so that a fault is seen where it happens.
 */
final class ChromaConnections {
    /** As many searches at once as are worth it: Chroma's own work is bound by the processors. */
    private static final int MOST = 32;
    /** A connection that nobody used for so long is looked at before it is used again. */
    private static final TimeValue DOUBTFUL = TimeValue.ofMilliseconds(500);

    private ChromaConnections() {}

    /** @param trusted the certificates to trust, or {@code null} for the usual ones */
    static HttpClient open(ChromaSettings settings, @Nullable SSLContext trusted) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(MOST)
                .setMaxConnTotal(MOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.timeout()))
                        .setValidateAfterInactivity(DOUBTFUL)
                        .build());
        if (trusted != null) {
            connections.setTlsSocketStrategy(new DefaultClientTlsStrategy(trusted));
        }
        return HttpClients.custom()
                .setConnectionManager(connections.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(settings.timeout()))
                        .setResponseTimeout(Timeout.of(settings.timeout()))
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }
}
