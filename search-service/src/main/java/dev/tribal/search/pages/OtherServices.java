package dev.tribal.search.pages;

import dev.tribal.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services in other processes how they are: all at once, and no longer than somebody waits for a page. */
final class OtherServices implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OtherServices.class);

    private final Map<String, Address> addresses;
    private final Supplier<RestClient> http;
    private final CurrentCaller callers;
    private final JsonMapper json;
    private final Duration patience;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("service-health-", 0).factory());

    /**
     * @param addresses by the name of the service; empty if all are in this process
     * @param patience how long all of them together may take
     */
    OtherServices(
            Map<String, Address> addresses,
            Supplier<RestClient> http,
            CurrentCaller callers,
            JsonMapper json,
            Duration patience) {
        this.addresses = addresses;
        this.http = http;
        this.callers = callers;
        this.json = json;
        this.patience = patience;
    }

    /** What each of them says. */
    List<ServiceHealth> ask() {
        String token = callers.get().token();
        long end = System.nanoTime() + patience.toNanos();
        Map<String, Future<ServiceHealth>> answers = new LinkedHashMap<>();
        addresses.forEach((name, address) -> answers.put(name, threads.submit(() -> ask(name, address, token))));
        List<ServiceHealth> services = new ArrayList<>();
        answers.forEach((name, answer) -> services.add(answer(answer, end, name)));
        return services;
    }

    private ServiceHealth answer(Future<ServiceHealth> answer, long end, String name) {
        try {
            return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("{} does not say how it is", name, e);
            answer.cancel(true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Address address = addresses.get(name);
        return ServiceHealth.away(name, address == null ? "" : address.setting());
    }

    private ServiceHealth ask(String name, Address address, String token) {
        RestClient client = http.get();
        JsonNode health = json.readTree(text(client.get().uri(address.url() + "/health/detailed")));
        List<ServiceHealth.Part> parts = new ArrayList<>();
        health.path("components").properties().forEach(part -> parts.add(part(part.getKey(), part.getValue())));
        if (parts.isEmpty()) {
            // An error of whatever stands between, or another program.
            return ServiceHealth.away(name, address.setting());
        }
        JsonNode about = about(client, address.url(), token);
        String service = about.path("service").asString(name);
        return service.equals(name)
                ? new ServiceHealth(name, about.path("version").asString("unknown"), parts, "")
                : ServiceHealth.another(name, service, address.setting());
    }

    /** Says nothing of one that does not tell: it is older, or too busy. */
    private JsonNode about(RestClient client, String url, String token) {
        try {
            return json.readTree(
                    text(client.get().uri(url + "/api/v1/about").headers(headers -> headers.setBearerAuth(token))));
        } catch (JacksonException | RestClientException e) {
            LOG.debug("{} does not say what it is", url, e);
            return json.missingNode();
        }
    }

    /** One that is not well says so with a status of failure. */
    private static String text(RestClient.RequestHeadersSpec<?> request) {
        String body = request.retrieve()
                .onStatus(HttpStatusCode::isError, (_, _) -> {})
                .body(String.class);
        return body == null ? "" : body;
    }

    private static ServiceHealth.Part part(String name, JsonNode part) {
        Map<String, String> details = new TreeMap<>();
        part.path("details")
                .properties()
                .forEach(detail -> details.put(
                        detail.getKey(),
                        detail.getValue().asString(detail.getValue().toString())));
        return new ServiceHealth.Part(
                SystemPage.words(name), part.path("status").asString("UNKNOWN"), details);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /**
     * Where a service is.
     *
     * @param setting the name of the environment variable that says so
     */
    record Address(String url, String setting) {}
}
