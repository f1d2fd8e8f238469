package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.auth.keys.KeyOrder;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.Http.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People and agents say that errors are one, read that from both ids, and take it back; nothing gets lost. */
@InThisProcess
class MergeIT {
    private static final String TENANT = "merging";

    @TempDir
    private Path folder;

    private InProcess tribal;
    private Http all;
    private MergedErrors errors;

    @AfterEach
    void stop() {
        tribal.close();
    }

    @Test
    void errorsAreMergedReadSearchedCountedAndTakenApartAgainOverARebuiltReadModel() throws IOException {
        start();
        String pump = errors.reported("PumpError", "the pump of tank %s is stuck".formatted(Reports.word()), "shop");
        String valve = errors.reported("ValveError", "a valve near %s does not open".formatted(Reports.word()), "shop");
        String alone = errors.reported("LampError", "no light in %s".formatted(Reports.word()), "shop");
        errors.solve(pump, "Oil the pump");
        String mend = errors.solve(valve, "Mend the valve");
        long before = count(all);

        Answer merged = errors.merge(valve, pump);
        assertThat(merged.status()).as(merged.toString()).isEqualTo(200);
        assertThat(merged.json().path("id").asString()).isEqualTo(pump);
        errors.readsAsOne(pump, valve, 2);
        assertThat(count(all)).isEqualTo(before - 1);
        assertThat(errors.found(errors.message(valve))).contains(pump).doesNotContain(valve);

        String outcomes = "/api/v1/errors/%s/solutions/%s/outcomes".formatted(pump, mend);
        Answer tried = all.post(outcomes, Map.of("worked", true, "evidence", "it opens"), "Prefer", "wait=30");
        assertThat(tried.status()).as(tried.toString()).isEqualTo(201);
        assertThat(all.get("/api/v1/errors/" + pump)
                        .json()
                        .at("/solutions/0/description")
                        .asString())
                .isEqualTo("Mend the valve");

        assertThat(errors.reported("ValveError", errors.message(valve), "shop")).isEqualTo(valve);
        errors.readsAsOne(pump, valve, 3);
        stopAndForgetTheReadModel();
        start();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> errors.readsAsOne(pump, valve, 3));
        assertThat(count(all)).isEqualTo(before - 1);

        Answer split = all.send("DELETE", MergedErrors.mergedInto(valve), "application/json", "", "Prefer", "wait=30");
        assertThat(split.status()).as(split.toString()).isEqualTo(200);
        assertThat(split.json().path("id").asString()).isEqualTo(valve);
        assertThat(split.json().at("/grouping/kept_apart_from/0").asString()).isEqualTo(pump);
        assertThat(split.json().path("occurrences").asInt()).isEqualTo(2);
        assertThat(descriptions(split.json())).containsExactly("Mend the valve");
        assertThat(descriptions(all.get("/api/v1/errors/" + pump).json())).containsExactly("Oil the pump");
        assertThat(all.get("/api/v1/errors/" + alone).json().path("occurrences").asInt())
                .isEqualTo(1);
        assertThat(count(all)).isEqualTo(before);
    }

    @Test
    void whatMakesNoSenseIsRefusedDeletesStayRightAndAgentsMergeToo() {
        start();
        Http shop = tribal.with(
                new KeyOrder(TENANT, "shop", null, Role.ADMIN.scopes(), List.of("shop"), null, null, Source.AGENT));
        String pump = errors.reported("PumpError", "the pump of tank %s is stuck".formatted(Reports.word()), "shop");
        String valve = errors.reported("ValveError", "a valve near %s does not open".formatted(Reports.word()), "shop");
        String safe = errors.reported("SafeError", "the safe of %s is open".formatted(Reports.word()), "bank");

        assertThat(errors.merge(pump, pump).status()).isEqualTo(400);
        assertThat(all.delete(MergedErrors.mergedInto(pump)).status()).isEqualTo(404);
        assertThat(shop.send(
                                "PUT",
                                MergedErrors.mergedInto(pump),
                                "application/json",
                                "{\"error_id\":\"%s\"}".formatted(safe))
                        .status())
                .isEqualTo(404);

        assertThat(all.tool("merge_errors", Map.of("error_id", valve, "into", pump)))
                .startsWith("Merged into " + pump);
        assertThat(errors.merge(pump, valve).status()).isEqualTo(400);
        assertThat(shop.get("/api/v1/errors/" + valve).json().path("id").asString())
                .isEqualTo(pump);

        // What is of another project too is not shown to who may see one project only.
        assertThat(errors.merge(safe, valve).status()).isEqualTo(200);
        assertThat(shop.get("/api/v1/errors/" + valve).status()).isEqualTo(404);
        assertThat(shop.get("/api/v1/errors").toString()).doesNotContain(pump, safe);
        assertThat(count(shop)).isZero();
        errors.readsAsOne(pump, safe, 3);

        Answer resolved = all.send(
                "PUT", "/api/v1/errors/" + safe, "application/json", "{\"state\":\"resolved\"}", "Prefer", "wait=30");
        assertThat(resolved.json().path("state").asString()).isEqualTo("resolved");
        errors.reported("ValveError", errors.message(valve), "shop");
        assertThat(all.get("/api/v1/errors/" + pump).json().path("state").asString())
                .isEqualTo("open");

        assertThat(all.delete("/api/v1/errors/" + pump, "Prefer", "wait=30").status())
                .isEqualTo(204);
        assertThat(all.get("/api/v1/errors/" + valve).json().path("id").asString())
                .isEqualTo(valve);
        assertThat(shop.get("/api/v1/errors/" + valve).status()).isEqualTo(200);
        assertThat(all.tool("merge_errors", Map.of("error_id", valve, "undo", true)))
                .startsWith("Took out");
        assertThat(count(all)).isEqualTo(2);
    }

    @Test
    void errorsAtTheSamePlaceAreSuggestedUntilSomebodySaysThatTheyAreNotOne() {
        start("--tribal.grouping.first-version=1");
        String trace = """
                Traceback (most recent call last):
                  File "/srv/app/%s.py", line 7, in pay
                    total = cart.total()
                AttributeError: %s""";
        String place = Reports.word();
        String one = errors.traced(trace.formatted(place, "no attribute 'total' in " + Reports.word()));
        String other = errors.traced(trace.formatted(place, "there is no total of " + Reports.word()));
        assertThat(one).isNotEqualTo(other);

        JsonNode suggested =
                all.get("/api/v1/errors/%s/suggestions".formatted(one)).json();
        assertThat(suggested.at("/results/0/id").asString()).isEqualTo(other);
        assertThat(suggested.at("/results/0/why/0").asString()).contains("same place");
        assertThat(all.get("/api/v1/stats/grouping").json().path("joined").asInt())
                .isEqualTo(2);

        assertThat(errors.merge(other, one).status()).isEqualTo(200);
        assertThat(all.get("/api/v1/errors/%s/suggestions".formatted(one))
                        .json()
                        .path("results"))
                .isEmpty();
        all.send("DELETE", MergedErrors.mergedInto(other), "application/json", "", "Prefer", "wait=30");
        assertThat(all.get("/api/v1/errors/%s/suggestions".formatted(one))
                        .json()
                        .path("results"))
                .isEmpty();
    }

    @Test
    void whatASearchFindsIsSuggestedToPeopleAndAgentsUntilItIsDeclined() {
        start();
        String where = Reports.word();
        String one = errors.reported("PumpStuckError", "the pump of tank %s is stuck again".formatted(where), "shop");
        String other = errors.reported("PumpStuckError", "pump of tank %s stuck, no water".formatted(where), "shop");
        assertThat(one).isNotEqualTo(other);
        String suggestions = "/api/v1/errors/%s/suggestions".formatted(one);

        JsonNode found = all.get(suggestions).json().at("/results/0");
        assertThat(found.path("id").asString()).isEqualTo(other);
        assertThat(found.path("probability").asDouble()).isBetween(0.3, 1.0);
        assertThat(all.tool("get_error_by_id", Map.of("error_id", one))).contains("may be the same", other);

        String apart = "/api/v1/errors/%s/kept-apart/%s".formatted(one, other);
        Answer declined = all.send("PUT", apart, "application/json", "", "Prefer", "wait=30");
        assertThat(declined.status()).as(declined.toString()).isEqualTo(200);
        assertThat(declined.json().at("/grouping/kept_apart_from/0").asString()).isEqualTo(other);
        assertThat(all.get(suggestions).json().path("results")).isEmpty();
        Answer refused = errors.merge(other, one);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:tribal:problem:kept-apart");

        assertThat(all.tool("merge_errors", Map.of("error_id", other, "into", one, "override_kept_apart", true)))
                .startsWith("Merged into " + one);
        assertThat(all.tool("merge_errors", Map.of("error_id", other, "undo", true)))
                .startsWith("Took out");
        Answer undone = all.send("DELETE", apart, "application/json", "", "Prefer", "wait=30");
        assertThat(undone.status()).as(undone.toString()).isEqualTo(200);
        assertThat(all.get(suggestions).json().at("/results/0/id").asString()).isEqualTo(other);
    }

    private void start(String... settings) {
        tribal = InProcess.start(folder, settings);
        all = tribal.as(TENANT);
        errors = new MergedErrors(all);
    }

    private void stopAndForgetTheReadModel() throws IOException {
        tribal.close();
        Path readModel;
        try (Stream<Path> paths = Files.list(folder)) {
            readModel = paths.filter(path -> path.getFileName().toString().startsWith("search"))
                    .findFirst()
                    .orElseThrow();
        }
        try (Stream<Path> paths = Files.walk(readModel)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static long count(Http who) {
        return who.get("/api/v1/status").json().path("errors").asLong();
    }

    private static List<String> descriptions(JsonNode record) {
        return record.path("solutions")
                .valueStream()
                .map(solution -> solution.path("description").asString())
                .toList();
    }
}
