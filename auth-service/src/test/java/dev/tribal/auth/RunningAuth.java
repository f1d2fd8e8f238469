package dev.tribal.auth;

import dev.tribal.platform.ServiceLauncher;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.CurrentCaller;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** auth-service as it is started for real, with one protected endpoint added, over a data folder of the test. */
final class RunningAuth implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path data;
    private final ConfigurableApplicationContext context;

    RunningAuth(Path data, String... settings) {
        this(data, AuthWithEndpoint.class, settings);
    }

    /** @param application what to run, which imports {@link AuthWithEndpoint} */
    RunningAuth(Path data, Class<?> application, String... settings) {
        this(SharedBroker.address(), data, application, settings);
    }

    /**
     * @param brokers where the audit log goes: services that run at the same time share the entries of one broker as
     *     instances of one installation do, and see each only its part if their databases are not the same
     */
    RunningAuth(String brokers, Path data, Class<?> application, String... settings) {
        this.data = data;
        this.context = ServiceLauncher.run(
                application,
                "auth-service",
                Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--tribal.data-dir=" + data,
                                        "--spring.kafka.bootstrap-servers=" + brokers),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    String firstKey() throws IOException {
        return Files.readString(data.resolve("api-key")).strip();
    }

    String adminPassword() throws IOException {
        return Files.readString(data.resolve("admin-password")).strip();
    }

    /** Address without a slash at the end. */
    String url() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    HttpResponse<String> exchange(String apiKey) throws IOException, InterruptedException {
        return send("POST", "/token", "X-API-Key", apiKey);
    }

    HttpResponse<String> send(String method, String path, String... headers) throws IOException, InterruptedException {
        return send(method, path, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> postJson(String path, String body, String key) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofString(body), "X-API-Key", key, "Content-Type", "application/json");
    }

    /** @param headers besides that of the form, in pairs */
    HttpResponse<String> postForm(String path, String form, String... headers)
            throws IOException, InterruptedException {
        return send(
                "POST",
                path,
                BodyPublishers.ofString(form),
                Stream.concat(Stream.of("Content-Type", "application/x-www-form-urlencoded"), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + path)).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
    }

    /** The application with {@code GET /whoami}, which needs a token as every endpoint of every service does. */
    @Configuration(proxyBeanMethods = false)
    @Import({AuthApplication.class, WhoAmI.class})
    static class AuthWithEndpoint {
        @Bean
        AccessRules whoAmIAccess() {
            return AccessRules.of(AccessRules.scope(HttpMethod.GET, "/whoami", "errors:read"));
        }
    }

    @RestController
    static final class WhoAmI {
        private final CurrentCaller caller;

        WhoAmI(CurrentCaller caller) {
            this.caller = caller;
        }

        @GetMapping("/whoami")
        Map<String, String> whoAmI() {
            return Map.of(
                    "tenant", caller.get().tenant(), "subject", caller.get().subject());
        }
    }
}
