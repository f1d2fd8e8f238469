package dev.tribal.cli.report;

import dev.tribal.cli.json.Json;
import dev.tribal.cli.mcp.Endpoint;
import dev.tribal.cli.report.Delivery.Accepted;
import dev.tribal.cli.report.Delivery.Away;
import dev.tribal.cli.report.Delivery.Refused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends reports, again and again while Tribal is busy or away, until the time for it is over.
 *
 * @param patience how long all attempts for one report may take together
 */
record Sender(Endpoint endpoint, HttpClient client, Patience patience) {
    /** Without any patience it is tried once. */
    private static final Duration SHORTEST_TRY = Duration.ofSeconds(2);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private static final long LONG_BODY = 1 << 20;

    private static final int UNAUTHORIZED = 401;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_FAILED = 500;
    /** Of a gateway that finds nobody behind it. */
    private static final int BAD_GATEWAY = 502;

    private static final int UNAVAILABLE = 503;

    /** Of a gateway that waited too long for who is behind it. */
    private static final int GATEWAY_TIMEOUT = 504;

    /** Bytes that can be sent more than once. */
    interface Bytes {
        BodyPublisher publisher() throws IOException;

        /** How many there are. */
        long length() throws IOException;
    }

    /** @throws IOException if the bytes cannot be read */
    Delivery send(Upload upload, Bytes bytes) throws IOException, InterruptedException {
        Duration time = patience.of(bytes.length());
        if (time.isNegative()) {
            return new Away("Tribal took too long", true);
        }
        Instant end = Instant.now().plus(time);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Attempt attempt = attempt(upload, bytes, Duration.between(Instant.now(), end));
            // Others wait, too: not all at the same moment.
            Duration wait = attempt.retryAfter() != null
                    ? attempt.retryAfter()
                    : pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2));
            boolean again = attempt.result() instanceof Away && attempt.mayPass();
            if (!again || Instant.now().plus(wait).isAfter(end)) {
                return attempt.result();
            }
            Thread.sleep(wait);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private Attempt attempt(Upload upload, Bytes bytes, Duration rest) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint.url().resolve(upload.path()))
                .timeout(rest.compareTo(SHORTEST_TRY) > 0 ? rest : SHORTEST_TRY)
                .header("X-API-Key", endpoint.key())
                .header("Content-Type", upload.contentType())
                .header("Idempotency-Key", upload.key())
                // A server that refuses a long body closes the connection while it is sent, and is not heard then.
                .expectContinue(bytes.length() > LONG_BODY)
                .POST(bytes.publisher())
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return attempt(response);
        } catch (SSLException _) {
            return new Attempt(
                    new Away(
                            "%s has no certificate that is trusted for this name; name its authority's with --ca or TRIBAL_CA"
                                    .formatted(endpoint.url()),
                            true),
                    false,
                    null);
        } catch (IOException e) {
            boolean mayPass = !(e instanceof ConnectException && patience instanceof Patience.Until);
            boolean fromAll = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
            return new Attempt(new Away("Tribal does not answer at " + endpoint.url(), fromAll), mayPass, null);
        }
    }

    private static Attempt attempt(HttpResponse<String> response) {
        int status = response.statusCode();
        JsonNode body = json(response.body());
        if (status / 100 == 2 && !body.isMissingNode()) {
            return new Attempt(new Accepted(body), false, null);
        }
        String reason = body.path("detail").asString("Tribal answered with status " + status);
        return switch (status) {
            case TOO_MANY_REQUESTS, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT ->
                new Attempt(new Away(reason, true), true, retryAfter(response));
            case REQUEST_TIMEOUT, CONFLICT -> new Attempt(new Away(reason, false), true, retryAfter(response));
            // With a new key it would be taken.
            case UNAUTHORIZED -> new Attempt(new Away(reason, true), false, null);
            default ->
                status >= SERVER_FAILED || status / 100 == 2
                        // What answers so without JSON is not Tribal.
                        ? new Attempt(new Away(reason, status / 100 == 2), true, retryAfter(response))
                        : new Attempt(new Refused(reason), false, null);
        };
    }

    private static JsonNode json(String body) {
        try {
            return Json.read(body);
        } catch (JacksonException _) {
            return Json.missing();
        }
    }

    /** RFC 9110, section 10.2.3: seconds or a date; {@code null} if there is none. */
    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        String value = response.headers().firstValue("Retry-After").orElse("").strip();
        if (value.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant time = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(Instant.now(), time);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /**
     * One try.
     *
     * @param mayPass whether the same request may be taken soon
     */
    private record Attempt(
            Delivery result, boolean mayPass, @Nullable Duration retryAfter) {}
}
