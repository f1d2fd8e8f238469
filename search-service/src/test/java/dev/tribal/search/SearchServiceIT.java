package dev.tribal.search;

import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.search.SearchClient.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SearchServiceIT extends SearchIT {
    @BeforeEach
    void publish() throws Exception {
        send(change("acme", "cart", 1, "java.lang.NullPointerException", "Cannot invoke CartItem.total()"));
        send(change("acme", "shop", 2, "java.sql.SQLException", "ORA-00942: table or view does not exist"));
        send(change("rival", "secret", 3, "java.lang.NullPointerException", "CartItem of the rival"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> http().get("acme", "/api/v1/errors/" + id("cart") + "?min_position=0-3")
                                .status()
                        == 200);
    }

    @Test
    void recordIsReadByIdInItsTenantOnly() throws Exception {
        assertThat(http().get("acme", "/api/v1/errors/" + id("cart"))
                        .json()
                        .path("error_type")
                        .asString())
                .isEqualTo("java.lang.NullPointerException");
        http().get("rival", "/api/v1/errors/" + id("cart")).isProblem(404, "not-found");
    }

    @Test
    void similarErrorsAreFoundInTheirTenantOnly() throws Exception {
        Answer found = http().get("acme", "/api/v1/errors/similar?query=CartItem");
        assertThat(found.json().path("results")).hasSize(1);
        JsonNode first = found.json().path("results").path(0);
        assertThat(first.path("record").path("id").asString())
                .isEqualTo(id("cart").toString());
        assertThat(first.path("why").path(0).asString()).contains("cartitem");
        assertThat(http().get("rival", "/api/v1/errors?error_message=CartItem")
                        .json()
                        .path("results"))
                .hasSize(1);
    }

    @Test
    void longQueryIsPosted() throws Exception {
        String log = "[INFO] nothing to see\n".repeat(10_000) + "ORA-00942";
        Answer found = http().post("/api/v1/errors/similar", JSON.writeValueAsString(Map.of("query", log)));
        assertThat(found.json().at("/results/0/record/id").asString())
                .isEqualTo(id("shop").toString());
    }

    @Test
    void twoFailedTestsInOneLogAreAnsweredEachAndOnce() throws Exception {
        send(change("testers", "total", 4, "AssertionError", failed("test_total", "total()", 3, "test_cart.py:12")));
        send(change("testers", "rate", 5, "AssertionError", failed("test_rate", "rate()", 19, "test_tax.py:5")));
        http().get("testers", "/api/v1/errors/" + id("rate") + "?min_position=0-5");
        String total = failed("test_total", "total()", 3, "test_cart.py:12");
        String log = total + failed("test_rate", "rate()", 19, "test_tax.py:5") + total;
        JsonNode found = http().post("testers", "/api/v1/errors/similar", JSON.writeValueAsString(Map.of("query", log)))
                .json();
        assertThat(found.path("asked_errors")).hasSize(2);
        assertThat(best(found, 1))
                .isNotEqualTo(best(found, 2))
                .isIn(id("total").toString(), id("rate").toString());
        assertThat(best(found, 2)).isIn(id("total").toString(), id("rate").toString());
    }

    @Test
    void aRecordThatIsNotFoundIsExplained() throws Exception {
        Map<String, Object> query = Map.of("query", "CartItem", "max_results", 1, "explain", id("shop"));
        JsonNode found = http().post("/api/v1/errors/similar", JSON.writeValueAsString(query))
                .json();
        assertThat(found.at("/results/0/record/id").asString())
                .isEqualTo(id("cart").toString());
        assertThat(found.at("/explained/record/id").asString())
                .isEqualTo(id("shop").toString());
        assertThat(found.at("/explained/probability").isNumber()).isTrue();
        assertThat(found.at("/explained/against").toString())
                .contains("found neither by rare words in common nor by meaning", "the best match has more of: ");
    }

    @Test
    void aRecordOfAnotherTenantIsNotExplained() throws Exception {
        Map<String, Object> query = Map.of("query", "CartItem", "explain", id("secret"));
        assertThat(http().post("/api/v1/errors/similar", JSON.writeValueAsString(query))
                        .json()
                        .has("explained"))
                .isFalse();
    }

    private static String best(JsonNode found, int error) {
        return found.path("results")
                .valueStream()
                .filter(match -> match.path("asked_error").asInt() == error)
                .map(match -> match.at("/record/id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String failed(String test, String call, int expected, String place) {
        return """
                ______________ %s ______________

                    def %s():
                >       assert %s == %d
                E       assert 4 == %d

                tests/%s: AssertionError
                """.formatted(test, test, call, expected, expected, place);
    }

    @Test
    void filtersAloneListTheLatestFirst() throws Exception {
        assertThat(http().get("acme", "/api/v1/errors?language=JAVA")
                        .json()
                        .at("/results/0/record/id")
                        .asString())
                .isEqualTo(id("shop").toString());
        assertThat(http().get("acme", "/api/v1/errors?framework=rails").json().path("results"))
                .isEmpty();
    }

    @Test
    void queryThatIsNotUtf8IsRefused() throws Exception {
        Answer refused = http().get("acme", "/api/v1/errors?error_message=%ff%fe");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).contains("percent-encoded UTF-8");
    }

    @Test
    void minPositionWaitsForTheWrite() throws Exception {
        var read = CompletableFuture.supplyAsync(
                () -> http().get("acme", "/api/v1/errors/" + id("late") + "?min_position=0-100&wait_seconds=20"));
        send(change("acme", "late", 100, "A", "it came"));
        assertThat(read.get().status()).isEqualTo(200);
    }

    @Test
    void writeThatDoesNotComeInTimeIsAProblem() throws Exception {
        Answer answer = http().get("acme", "/api/v1/errors/" + id("cart") + "?min_position=0-999999&wait_seconds=0");
        answer.isProblem(503, "position-not-applied");
        assertThat(answer.response().headers().firstValue("Retry-After")).contains("1");
    }

    @ParameterizedTest
    @CsvSource({
        "/similar?query=+&max_results=5, query must not be blank",
        "/similar?max_results=5, query",
        "/similar?query=x&max_results=0, max_results must be 1 to 50",
        "/similar?query=x&max_results=51, max_results must be 1 to 50",
        "/similar?query=x&max_results=many, max_results must be a whole number",
        "/similar?query=x&min_position=here, min_position must be a position",
        "?max_results=-1, max_results must be 1 to 50",
        "/not-a-uuid, id must be a UUID",
        "/00000000-0000-0000-0000-000000000000?wait_seconds=31, wait_seconds must be 0 to 30",
    })
    void badParameterIsNamed(String path, String detail) {
        Answer answer = http().get("acme", "/api/v1/errors" + path);
        answer.isProblem(400, "invalid-request");
        assertThat(answer.json().path("detail").asString()).contains(detail);
    }

    @Test
    void tooLongQueryIsRefusedWithItsLimit() throws Exception {
        Answer answer =
                http().post("/api/v1/errors/similar", JSON.writeValueAsString(Map.of("query", "x".repeat(262_145))));
        answer.isProblem(413, "content-too-large");
        assertThat(answer.json().path("detail").asString()).contains("262144");
    }

    @Test
    void statusCountsTheTenantsRecords() {
        JsonNode status = http().get("rival", "/api/v1/status").json();
        assertThat(status.path("status").asString()).isEqualTo("ok");
        assertThat(status.path("errors").asLong()).isEqualTo(1);
        assertThat(status.path("version").asString()).matches("\\d+\\.\\d+.*");
    }

    @Test
    void readsNeedAToken() {
        assertThat(http().get(null, "/api/v1/status").status()).isEqualTo(401);
    }

    @Test
    void healthSaysThatTheFeedIsUpToDate() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> http().get(null, "/health/ready").status() == 200);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(http().get(null, "/health/detailed")
                                .json()
                                .at("/components/searchFeed/details/feed")
                                .asString())
                        .isEqualTo("up to date"));
    }
}
