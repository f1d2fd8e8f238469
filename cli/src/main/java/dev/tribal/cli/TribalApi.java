package dev.tribal.cli;

import dev.tribal.cli.json.Json;
import dev.tribal.cli.mcp.Endpoint;
import dev.tribal.cli.report.Patience;
import dev.tribal.cli.report.Reporter;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A running Tribal over HTTP. */
final class TribalApi {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final URI url;
    private final String key;
    private final HttpClient client;

    /** @param authorities a file of certificates to trust for https, or empty for those that the machine trusts */
    TribalApi(URI url, String key, String authorities) {
        if (!List.of("http", "https").contains(url.getScheme()) || url.getHost() == null) {
            throw new IllegalArgumentException("not an address of HTTP");
        }
        this.url = url;
        this.key = key;
        // The newer version would ask for itself first, and all its classes take time to load.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .sslContext(
                        url.getScheme().equals("https") ? TrustedCertificates.in(authorities) : WithoutTls.context())
                .build();
        // One of its threads waits in the operating system, and for such a thread the virtual machine waits a third
        // of a second when it ends.
        Runtime.getRuntime().addShutdownHook(new Thread(client::shutdownNow));
    }

    /** Where the settings say, otherwise the Tribal that runs on the data folder. */
    static TribalApi of(Settings settings) {
        try {
            Optional<String> url = settings.value("url");
            return new TribalApi(
                    URI.create(url.isPresent() ? url.get() : localUrl(settings.folder())),
                    settings.key(),
                    settings.value("ca").orElse(""));
        } catch (IOException e) {
            throw new CommandException(
                    "there is no Tribal on %s; start it with 'tribal up', or say where it is with --url and TRIBAL_API_KEY"
                            .formatted(settings.folder()),
                    e);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--url must be an address like http://localhost:8080");
        }
    }

    /** What is in the lock of the one that runs there, or ran last. */
    private static String localUrl(Path folder) throws IOException {
        String[] holder = Files.exists(folder.resolve("tribal.lock"))
                ? Files.readString(folder.resolve("tribal.lock")).strip().split(" ")
                : new String[0];
        return "%s://localhost:%s"
                .formatted(holder.length > 3 ? holder[3] : "http", holder.length > 1 ? holder[1] : "8080");
    }

    /** The same Tribal, for what sends requests of its own. */
    Endpoint endpoint() {
        return new Endpoint(url, key);
    }

    /** What sends reports there, and keeps them on this machine as long as they cannot be sent. */
    Reporter reporter(Settings settings, Patience patience) {
        return new Reporter(
                settings.value("url").orElse("local"),
                endpoint(),
                client,
                settings.folder().resolve("spool"),
                patience);
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
                .POST(BodyPublishers.ofString(Json.write(body))));
    }

    /** The answer is empty where there is nothing to say. */
    JsonNode delete(String path) {
        return send(request(path).DELETE());
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
            return response.body().isEmpty() ? Json.object() : Json.read(response.body());
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
