package dev.tribal.embedding;

import static dev.tribal.embedding.TestAuth.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Role;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.AuditCodec;
import dev.tribal.contracts.event.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IndexesIT extends WithService {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String INDEXES = "/api/v1/indexes";
    private static final String OPERATOR = token("acme", Scopes.INSTALLATION);

    @Test
    void aReindexServesWhenItIsCompleteAndTheOldIndexCanBeDropped() throws Exception {
        service.storeOnly(50);
        String old = list().get(0).get("name").asString();

        JsonNode started = answer(202, "POST", INDEXES, "{}");
        assertThat(started.get("state").asString()).isEqualTo("building");
        assertThat(answer(409, "POST", INDEXES, "{}").get("type").asString())
                .isEqualTo(ProblemType.REINDEX_RUNNING.uri().toString());
        assertThat(answer(400, "DELETE", INDEXES + "/" + old, "").toString()).contains("serves");
        await().atMost(Duration.ofSeconds(30)).until(() -> state(started).equals("serving"));

        assertThat(service.index().count()).isEqualTo(50);
        JsonNode complete = list().get(1);
        assertThat(complete.get("done").asLong()).isEqualTo(50);
        assertThat(complete.get("total").asLong()).isEqualTo(50);
        assertThat(list().get(0).get("state").asString()).isEqualTo("retired");
        assertThat(send("DELETE", INDEXES + "/" + old, "", OPERATOR).statusCode())
                .isEqualTo(204);
        assertThat(list()).hasSize(1);
        assertThat(audited())
                .containsExactly("index.build " + complete.get("name").asString(), "index.drop " + old);
    }

    @Test
    void whatIsNotKnownIsRefused() throws Exception {
        assertThat(answer(400, "POST", INDEXES, "{\"vector_index\":\"abacus\"}").toString())
                .contains("abacus", "lucene");
        assertThat(answer(400, "POST", INDEXES, "{\"model\":\"oracle\"}").toString())
                .contains("oracle", "all-minilm-l6-v2-q");
        answer(404, "DELETE", INDEXES + "/tribal-unknown", "");
        assertThat(list()).hasSize(1);
    }

    @Test
    void onlyTheOperatorOfTheInstallationMayDoIt() throws Exception {
        String admin = token("acme", String.join(" ", Role.ADMIN.scopes()));

        assertThat(send("GET", INDEXES, "", admin).statusCode()).isEqualTo(403);
        assertThat(send("POST", INDEXES, "{}", admin).statusCode()).isEqualTo(403);
        assertThat(send("DELETE", INDEXES + "/x", "", admin).statusCode()).isEqualTo(403);
    }

    private List<String> audited() {
        var codec = new AuditCodec();
        return broker.read(Topics.AUDIT).stream()
                .map(message -> codec.read(message.headers(), message.value()))
                .map(event -> event.action() + " " + event.target().id())
                .toList();
    }

    private String state(JsonNode started) throws Exception {
        for (JsonNode index : list()) {
            if (index.get("name").equals(started.get("name"))) {
                return index.get("state").asString();
            }
        }
        return "gone";
    }

    private JsonNode list() throws Exception {
        return answer(200, "GET", INDEXES, "").get("indexes");
    }

    private JsonNode answer(int status, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body, OPERATOR);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body, String token)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(service.url() + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
