package dev.tribal.platform.http;

import dev.tribal.platform.health.Complaints;
import dev.tribal.platform.health.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Another service as the clients of this process find it: each call through it tells whether the service can be reached. What
 * the service answers is not looked at, because its own health tells that. Never down, so that nobody takes this process
 * out for it. Safe for threads.
 */
public final class Neighbour implements ClientHttpRequestInterceptor, HealthIndicator {
    private final String service;
    private final String setting;
    private final Clock clock;
    private final Complaints complaints = new Complaints(LoggerFactory.getLogger(Neighbour.class));
    private Instant lastAsked;
    private @Nullable Instant awaySince;

    /** @param name of the service without what all end in, for example {@code ingest} */
    Neighbour(String name, Clock clock) {
        this.service = name + "-service";
        this.setting = "TRIBAL_%s_URL".formatted(name.toUpperCase(Locale.ROOT));
        this.clock = clock;
        this.lastAsked = clock.instant();
    }

    /** Its name for people, for example {@code ingest-service}. */
    String service() {
        return service;
    }

    /** Whether no call ended for so long, so that nobody knows whether the next one would reach it. */
    synchronized boolean isQuietFor(Duration time) {
        return lastAsked.plus(time).isBefore(clock.instant());
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        try {
            ClientHttpResponse response = execution.execute(request, body);
            if (isOfAService(response)) {
                reached();
            } else {
                away(
                        request,
                        new IOException(
                                "answered %s, which no service of Tribal does".formatted(response.getStatusCode())));
            }
            return response;
        } catch (IOException e) {
            // Who gave up waiting has learnt nothing.
            if (!Thread.currentThread().isInterrupted()) {
                away(request, e);
            }
            throw e;
        }
    }

    /** Problems, and errors of OAuth, are JSON; those of a proxy, or of whatever else listens there, are not. */
    private static boolean isOfAService(ClientHttpResponse response) throws IOException {
        MediaType type = response.getHeaders().getContentType();
        return !response.getStatusCode().isError()
                || type != null
                        && (type.getSubtype().equals("json")
                                || type.getSubtype().endsWith("+json"));
    }

    private synchronized void reached() {
        lastAsked = clock.instant();
        awaySince = null;
        complaints.well();
    }

    private synchronized void away(HttpRequest request, IOException e) {
        lastAsked = clock.instant();
        if (awaySince == null) {
            awaySince = lastAsked;
        }
        complaints.wrong(
                "%s cannot be reached at %s; check %s".formatted(service, place(request.getURI()), setting),
                new UncheckedIOException(telling(e)));
    }

    /** Host and port, without a password that may stand before them. */
    private static String place(URI address) {
        String authority = String.valueOf(address.getAuthority());
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /** Of a refused connection the innermost cause says no more than that the channel is closed. */
    private static IOException telling(IOException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof ClosedChannelException
                ? new ConnectException("the connection was refused or closed")
                : e;
    }

    @Override
    public synchronized Health health() {
        if (awaySince == null) {
            return Health.up()
                    .withDetail("state", "%s can be reached".formatted(service))
                    .build();
        }
        // Where it is asked for is in the log: strangers read this.
        return Trouble.health()
                .withDetail(
                        "state",
                        "%s cannot be reached since %s".formatted(service, awaySince.truncatedTo(ChronoUnit.SECONDS)))
                .withDetail(
                        "advice",
                        "Check whether %s runs, and whether %s of this service leads to it".formatted(service, setting)
                                + ", through firewalls and with a certificate that is trusted here; the log says why")
                .build();
    }
}
