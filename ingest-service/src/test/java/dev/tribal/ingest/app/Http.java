package dev.tribal.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Scopes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client of the service under test, with the token of a tenant. */
public final class Http {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Environment environment;
    private final TestAuthority authority;

    Http(Environment environment, TestAuthority authority) {
        this.environment = environment;
        this.authority = authority;
    }

    /** Requests of one tenant. */
    public Tenant tenant(String name) {
        return new Tenant(authority.token(name));
    }

    /** Requests with a key that is marked as this kind of source. */
    public Tenant stamped(String tenant, String source) {
        return new Tenant(authority.stampedToken(tenant, source));
    }

    public Tenant withScope(String tenant, String scope) {
        return new Tenant(authority.token(tenant, scope));
    }

    /** Requests with every scope of a tenant, but for these projects only. */
    public Tenant restrictedTo(String tenant, String... projects) {
        return new Tenant(authority.token(tenant, String.join(" ", Scopes.ALL), List.of(projects)));
    }

    /** Requests with what the key of a DSN may do. */
    public Tenant dsn(String tenant, String project) {
        return new Tenant(authority.token(tenant, Scopes.ERRORS_WRITE, List.of(project)));
    }

    /** A body whose length is not declared. */
    public static BodyPublisher chunked(byte[] bytes) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
    }

    /** Sends requests with one token. */
    public final class Tenant {
        private final String token;
        private final boolean asking;

        private Tenant(String token) {
            this(token, false);
        }

        private Tenant(String token, boolean asking) {
            this.token = token;
            this.asking = asking;
        }

        /** The same, but a body is sent only when the service has asked for it, as the command line does. */
        public Tenant asking() {
            return new Tenant(token, true);
        }

        public Answer postJson(String path, String body, String... headers) {
            return send("POST", path, "application/json", BodyPublishers.ofString(body), headers);
        }

        public Answer postXml(String path, String body, String... headers) {
            return send("POST", path, "application/xml", BodyPublishers.ofString(body), headers);
        }

        public Answer send(String method, String path, String contentType, BodyPublisher body, String... headers) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + environment.getProperty("local.server.port") + path))
                    .method(method, body)
                    .expectContinue(asking)
                    .header("Authorization", "Bearer " + token);
            if (!contentType.isEmpty()) {
                request.header("Content-Type", contentType);
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                return new Answer(client.send(request.build(), BodyHandlers.ofString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
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

        /** Checks the status and goes on. */
        public Answer is(int status) {
            assertThat(status()).as(body()).isEqualTo(status);
            return this;
        }

        /** Checks that this is a whole problem of the type, and that it gives nothing of the inside away. */
        public Answer isProblem(ProblemType type) {
            assertThat(status()).as(body()).isEqualTo(type.status());
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            assertThat(json().path("type").asString()).isEqualTo(type.uri().toString());
            assertThat(json().path("detail").asString()).isNotBlank();
            assertThat(body()).doesNotContain("Exception", "dev.tribal", "org.springframework", "\tat ");
            return this;
        }
    }
}
