package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What sets the operator of the installation apart from the administrator of a tenant, over HTTP and any database. */
interface OperatorContract {
    String OWN = "/api/v1/api-keys";
    String ACME = "/api/v1/tenants/acme/api-keys";

    RunningAuth auth();

    @Test
    default void onlyTheOperatorReachesOtherTenants() throws Exception {
        String admin = make("admin").path("key").asString();
        String reader = order("reader");

        assertThat(auth().postJson(ACME, reader, admin).statusCode()).isEqualTo(403);
        assertThat(auth().postJson(OWN, order("operator"), admin).statusCode()).isEqualTo(403);
        HttpResponse<String> made = auth().postJson(ACME, reader, auth().firstKey());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(RunningAuth.json(made).path("tenant").asString()).isEqualTo("acme");
        assertThat(auth().postJson("/api/v1/tenants/a%20b/api-keys", reader, auth().firstKey())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    default void administratorDoesNotEndAKeyOfTheOperator() throws Exception {
        String admin = make("admin").path("key").asString();
        JsonNode operator = make("operator");

        assertThat(revoke(operator, admin).statusCode()).isEqualTo(403);
        assertThat(auth().exchange(operator.path("key").asString()).statusCode())
                .isEqualTo(200);
        assertThat(revoke(operator, auth().firstKey()).statusCode()).isEqualTo(204);
    }

    @Test
    default void lastKeyOfTheOperatorStays() throws Exception {
        String first = auth().firstKey();
        String id = first.substring("tribal_".length(), first.indexOf('.'));

        HttpResponse<String> refused = auth().send("DELETE", OWN + "/" + id, "X-API-Key", first);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(RunningAuth.json(refused).path("detail").asString()).contains("make another one");
        assertThat(auth().exchange(first).statusCode()).isEqualTo(200);
    }

    private JsonNode make(String role) throws Exception {
        HttpResponse<String> answer = auth().postJson(OWN, order(role), auth().firstKey());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return RunningAuth.json(answer);
    }

    private HttpResponse<String> revoke(JsonNode key, String by) throws Exception {
        return auth().send("DELETE", OWN + "/" + key.path("id").asString(), "X-API-Key", by);
    }

    private static String order(String role) {
        return "{\"name\":\"a\",\"role\":\"%s\"}".formatted(role);
    }
}
