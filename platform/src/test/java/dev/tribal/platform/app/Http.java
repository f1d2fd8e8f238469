package dev.tribal.platform.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client of the service under test. */
public final class Http {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Environment environment;

    Http(Environment environment) {
        this.environment = environment;
    }

    public Answer get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer post(String path, String body, String... headers) throws IOException, InterruptedException {
        return send("POST", path, BodyPublishers.ofString(body), headers);
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** A body whose length is not declared. */
    public static BodyPublisher chunked(byte[] bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    /** What the service answered. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }

        public String detail() {
            return json().path("detail").asString();
        }

        /** Checks that this is a whole problem of the type, and that it gives nothing of the inside away. */
        public Answer isProblem(ProblemType type) {
            assertThat(status()).as(body()).isEqualTo(type.status());
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().path("type").asString()).isEqualTo(type.uri().toString());
            assertThat(json().path("title").asString()).isEqualTo(type.title());
            assertThat(json().path("status").asInt()).isEqualTo(type.status());
            assertThat(detail()).isNotBlank();
            assertThat(body())
                    .doesNotContain("Exception", "dev.tribal", "org.springframework", "tools.jackson", "\tat ");
            return this;
        }

        /** Checks that the only fault is in one field. */
        public void names(String field, String message) {
            assertThat(json().path("errors")).hasSize(1);
            assertThat(json().path("errors").path(0).path("field").asString()).isEqualTo(field);
            assertThat(json().path("errors").path(0).path("message").asString()).isEqualTo(message);
        }
    }
}
