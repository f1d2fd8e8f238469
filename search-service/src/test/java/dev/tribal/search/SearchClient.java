package dev.tribal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads as somebody of a tenant does, or as a stranger. */
final class SearchClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;

    SearchClient(int port) {
        this.port = port;
    }

    Answer get(String tenant, String path) {
        return exchange(tenant, request(path).GET());
    }

    Answer post(String path, String json) {
        return post("acme", path, json);
    }

    Answer post(String tenant, String path, String json) {
        return exchange(
                tenant,
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private Answer exchange(String tenant, HttpRequest.Builder request) {
        if (tenant != null) {
            request.header("Authorization", "Bearer " + TestSearchApplication.token(tenant));
        }
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** Checks that this is a problem of the type. */
        void isProblem(int status, String type) {
            assertThat(status()).as(response.body()).isEqualTo(status);
            assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(json().path("type").asString()).isEqualTo("urn:tribal:problem:" + type);
        }
    }
}
