package dev.tribal.platform.http;

import dev.tribal.platform.lifecycle.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;

/**
 * The services that this process calls. Calls tell whether a service can be reached; one that nobody called for a minute is
 * asked, so that a wrong address is known before it is needed, and a service that came back is not away for ever.
 */
public final class Neighbours extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Neighbours.class);
    private static final Duration EVERY = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofMinutes(1);

    private final Supplier<RestClient.Builder> http;
    private final Function<String, String> addresses;
    private final Clock clock;
    private final Map<String, Neighbour> known = new ConcurrentHashMap<>();

    /**
     * @param http begins a client
     * @param addresses the base URL of a group of clients
     */
    Neighbours(Supplier<RestClient.Builder> http, Function<String, String> addresses, Clock clock) {
        super("neighbours");
        this.http = http;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The service that the clients of a group ({@code spring.http.serviceclient.GROUP}) call. */
    public Neighbour at(String group) {
        // A group of its own for the time that a replay takes, but no other service.
        String name = group.equals("dead-letters") ? "embedding" : group;
        return known.computeIfAbsent(name, _ -> new Neighbour(name, clock));
    }

    @Override
    protected Duration round() {
        known.forEach((group, neighbour) -> {
            if (neighbour.isQuietFor(QUIET)) {
                ask(group, neighbour);
            }
        });
        return EVERY;
    }

    private void ask(String group, Neighbour neighbour) {
        try {
            http.get()
                    .baseUrl(addresses.apply(group))
                    .requestInterceptor(neighbour)
                    .build()
                    .get()
                    .uri("/health/live")
                    .retrieve()
                    .toBodilessEntity();
        } catch (RuntimeException e) {
            LOG.debug("{} does not answer when it is asked", neighbour.service(), e);
        }
    }
}
