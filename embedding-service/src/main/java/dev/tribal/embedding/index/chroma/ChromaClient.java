package dev.tribal.embedding.index.chroma;

import dev.tribal.embedding.index.VectorIndexException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Chroma with patience: a write is tried again after a short, jittered pause; a search is not, and after a series of
 * failures is refused at once for a while. Every failure is a {@link ChromaException}.
 */
final class ChromaClient {
    private static final int LIST_PAGE = 500;

    private final ChromaApi api;
    private final ChromaSettings settings;
    private volatile int batchSize;
    private final RetryTemplate retries = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(2)
            .delay(Duration.ofMillis(200))
            .jitter(Duration.ofMillis(100))
            .multiplier(2)
            .predicate(
                    e -> e instanceof ChromaException failed && failed.failure().isWorthAnotherTry())
            .build());
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "chroma",
            CircuitBreakerConfig.custom()
                    .slidingWindowSize(10)
                    .minimumNumberOfCalls(5)
                    .failureRateThreshold(50)
                    .slowCallDurationThreshold(Duration.ofSeconds(1))
                    .slowCallRateThreshold(80)
                    .waitDurationInOpenState(Duration.ofSeconds(3))
                    .permittedNumberOfCallsInHalfOpenState(2)
                    .build());

    /** A client whose requests nobody observes. */
    ChromaClient(ChromaSettings settings, @Nullable SSLContext trusted) {
        this(settings, trusted, ObservationRegistry.NOOP);
    }

    /** @param trusted the certificates to trust, or {@code null} for the usual ones */
    ChromaClient(ChromaSettings settings, @Nullable SSLContext trusted, ObservationRegistry observations) {
        this.settings = settings;
        this.api = api(settings, trusted, observations);
    }

    private static ChromaApi api(
            ChromaSettings settings, @Nullable SSLContext trusted, ObservationRegistry observations) {
        var client = RestClient.builder()
                .observationRegistry(observations)
                .baseUrl(settings.url() + "/api/v2")
                .defaultUriVariables(Map.of("tenant", settings.tenant(), "database", settings.database()))
                .requestFactory(new HttpComponentsClientHttpRequestFactory(ChromaConnections.open(settings, trusted)));
        if (settings.headerValue() instanceof String value && !value.isBlank()) {
            client.defaultHeader(settings.headerName(), value);
        }
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client.build()))
                .build()
                .createClient(ChromaApi.class);
    }

    /** Most vectors of one request: what the settings say, but no more than the server takes. */
    int batchSize() {
        int size = batchSize;
        if (size == 0) {
            size = Math.min(settings.batchSize(), patiently(api::preFlight).maxBatchSize());
            batchSize = size;
        }
        return size;
    }

    /** Throws if the server is away or has no such database; it lists the collections of an unknown one as none. */
    void checkDatabase() {
        try {
            once(api::database);
        } catch (ChromaException e) {
            if (e.failure() == ChromaFailure.GONE) {
                throw new VectorIndexException(
                        "Chroma has no such tenant or database; make it, or set tribal.chroma.tenant and"
                                + " tribal.chroma.database",
                        e);
            }
            throw e;
        }
    }

    ChromaApi api() {
        return api;
    }

    /** One attempt, whatever happened before. */
    <T> T once(Supplier<T> call) {
        try {
            return call.get();
        } catch (RestClientException e) {
            throw new ChromaException(ChromaFailure.of(e), e);
        }
    }

    /** A few attempts. */
    <T> T patiently(Supplier<T> call) {
        try {
            T result = retries.execute(() -> once(call));
            return result;
        } catch (RetryException e) {
            if (e.getCause() instanceof ChromaException failed) {
                throw failed;
            }
            throw new VectorIndexException("Chroma cannot be asked", e);
        }
    }

    void write(Runnable call) {
        patiently(() -> {
            call.run();
            return true;
        });
    }

    /** One attempt, unless the latest have failed. */
    <T> T search(Supplier<T> call) {
        try {
            return breaker.executeSupplier(() -> once(call));
        } catch (CallNotPermittedException e) {
            throw new ChromaException(ChromaFailure.AWAY, e);
        }
    }

    /** All collections whose names begin so. */
    List<ChromaApi.Collection> collections(String prefix) {
        List<ChromaApi.Collection> all = new ArrayList<>();
        List<ChromaApi.Collection> page;
        do {
            int offset = all.size();
            page = patiently(() -> api.list(LIST_PAGE, offset));
            all.addAll(page);
        } while (page.size() == LIST_PAGE);
        return all.stream()
                .filter(collection -> collection.name().startsWith(prefix))
                .toList();
    }

    /** Deletes a collection by its name, which works for a damaged one too. */
    void drop(String collection) {
        try {
            write(() -> api.drop(collection));
        } catch (ChromaException e) {
            if (e.failure() != ChromaFailure.GONE) {
                throw e;
            }
        }
    }

    /** Whether the server answers now. */
    boolean isThere() {
        try {
            once(api::heartbeat);
            return true;
        } catch (ChromaException e) {
            return false;
        }
    }
}
