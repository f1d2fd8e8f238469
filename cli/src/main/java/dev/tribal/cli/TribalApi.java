package dev.tribal.cli;

import dev.tribal.cli.mcp.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running Tribal over HTTP. */
final class TribalApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI url;
    private final String key;
    private final HttpClient client;

    /** @param trusted the certificates to trust */
    TribalApi(URI url, String key, SSLContext trusted) {
        this.url = url;
        this.key = key;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(trusted)
                .build();
    }

    /**
     * Where {@code --url} or {@code TRIBAL_URL} says, otherwise the Tribal that runs on the data folder; with the key in
     * {@code TRIBAL_API_KEY}, otherwise the one that was made for that folder; trusting the certificates in the file that
     * {@code --ca} or {@code TRIBAL_CA} names, otherwise those that the machine trusts.
     */
    static TribalApi of(Options options) {
        Path folder = Path.of(options.value("data-dir").orElse("."));
        String url = options.value("url").orElseGet(() -> environment("TRIBAL_URL"));
        String key = environment("TRIBAL_API_KEY");
        SSLContext trusted = TrustedCertificates.in(options.value("ca").orElseGet(() -> environment("TRIBAL_CA")));
        try {
            return new TribalApi(
                    URI.create(url.isEmpty() ? localUrl(folder) : url),
                    key.isEmpty() ? Files.readString(folder.resolve("api-key")).strip() : key,
                    trusted);
        } catch (IOException e) {
            throw new CommandException(
                    "there is no Tribal on %s; start it with 'tribal up', or say where it is with --url and TRIBAL_API_KEY"
                            .formatted(folder),
                    e);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--url must be an address like http://localhost:8080");
        }
    }

    private static String localUrl(Path folder) throws IOException {
        String[] holder =
                Files.readString(folder.resolve("tribal.lock")).strip().split(" ");
        return "%s://localhost:%s"
                .formatted(holder.length > 3 ? holder[3] : "http", holder.length > 1 ? holder[1] : "8080");
    }

    private static String environment(String name) {
        return System.getenv().getOrDefault(name, "");
    }

    URI url() {
        return url;
    }

    /** The same Tribal for agents. */
    Endpoint mcp() {
        return new Endpoint(url, key);
    }

    /** Trusts what this command trusts. */
    HttpClient client() {
        return client;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    void delete(String path) {
        send(request(path).DELETE());
    }

    /** A text as one segment of a path, whatever it holds. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(TIMEOUT).header("X-API-Key", key);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            JsonNode body = body(response);
            if (response.statusCode() / 100 != 2) {
                throw new CommandException(refusal(response.statusCode(), body), null);
            }
            return body;
        } catch (SSLException e) {
            throw new CommandException(
                    "%s has no certificate that is trusted for this name; name its authority's with --ca or TRIBAL_CA"
                            .formatted(url),
                    e);
        } catch (IOException e) {
            throw new CommandException(
                    "Tribal does not answer at %s; start it with 'tribal up', or say where it is with --url"
                            .formatted(url),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted", e);
        }
    }

    private static JsonNode body(HttpResponse<String> response) {
        try {
            return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new CommandException(
                    "what answers there with status %d is not Tribal, or not by %s"
                            .formatted(response.statusCode(), response.uri().getScheme()),
                    e);
        }
    }

    /** Tribal's own words (RFC 9457). */
    private static String refusal(int status, JsonNode problem) {
        return problem.path("detail").asString(problem.path("title").asString("Tribal answered with status " + status));
    }
}
