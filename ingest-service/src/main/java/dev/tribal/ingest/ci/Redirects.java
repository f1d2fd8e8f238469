package dev.tribal.ingest.ci;

import dev.tribal.ingest.ci.CiServerException.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * Says where to go on after an answer that is none: to the same server, to hosts that the webhook's settings name, and to
 * public addresses over TLS, so that nobody can have addresses of the own network fetched.
 */
public final class Redirects {
    private static final String REMAINING = "x-ratelimit-remaining";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final Predicate<InetAddress> publicAddresses;

    public Redirects(Predicate<InetAddress> publicAddresses) {
        this.publicAddresses = publicAddresses;
    }

    /**
     * The address to ask next.
     *
     * @throws CiServerException if the answer is no redirect, or to where nothing may be fetched
     */
    URI next(Hook hook, URI asked, HttpResponse<?> response) {
        String location = response.headers().firstValue(HttpHeaders.LOCATION).orElse(null);
        if (response.statusCode() / 100 != 3 || location == null) {
            throw failed(response);
        }
        try {
            URI next = asked.resolve(location);
            if (areSameServer(next, hook.api()) || isAllowed(hook, next)) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            throw new CiServerException(Reason.UNUSABLE, "The CI server redirects to what is no address", e);
        }
        throw new CiServerException(
                Reason.UNUSABLE,
                "The CI server keeps logs on a host without a public address; name it in log-hosts of the webhook");
    }

    private boolean isAllowed(Hook hook, URI next) {
        String host = next.getHost();
        if (host == null) {
            return false;
        }
        return hook.logHosts().contains(host) || ("https".equals(next.getScheme()) && isPublic(host));
    }

    private boolean isPublic(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(publicAddresses);
        } catch (UnknownHostException e) {
            throw new CiServerException(Reason.PASSING, "The host of the log is not known", e);
        }
    }

    /** Whether both have the same scheme, host and port. */
    static boolean areSameServer(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getHost(), other.getHost())
                && one.getPort() == other.getPort();
    }

    /** Zero without the header, or with a date, which clocks may disagree about. */
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue(HttpHeaders.RETRY_AFTER)
                .filter(value -> SECONDS.matcher(value).matches())
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    private static CiServerException failed(HttpResponse<?> response) {
        int status = response.statusCode();
        boolean slowDown = status == 429
                || response.headers().firstValue(HttpHeaders.RETRY_AFTER).isPresent()
                || response.headers().firstValue(REMAINING).filter("0"::equals).isPresent();
        if (status >= 500 || slowDown) {
            return new CiServerException(
                    Reason.PASSING, "The CI server answers %d".formatted(status), retryAfter(response));
        }
        return switch (status) {
            case 401, 403 ->
                new CiServerException(
                        Reason.TOKEN_REFUSED, "The CI server refuses the token of the webhook (%d)".formatted(status));
            // A log is there a moment after its job has ended.
            case 404 -> new CiServerException(Reason.NOT_YET_THERE, "The CI server answers 404");
            case 410 -> new CiServerException(Reason.NOTHING_THERE, "The log is deleted");
            default -> new CiServerException(Reason.UNUSABLE, "The CI server answers %d".formatted(status));
        };
    }
}
