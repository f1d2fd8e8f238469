package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.Http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A living installation is switched from version 1 of the fingerprints to version 2, and nothing that was known is lost. */
@InThisProcess
class GroupingSwitchIT {
    private static final String TENANT = "switching";
    private static final String VERSION = "/api/v1/grouping";
    private static final String TRACE = """
            Traceback (most recent call last):
              File "/srv/app/%s.py", line 7, in pay
                total = cart.total()
            AttributeError: %s""";

    @TempDir
    private Path folder;

    private InProcess tribal;
    private Http all;
    private Http operator;
    private MergedErrors errors;

    @AfterEach
    void stop() {
        tribal.close();
    }

    @Test
    void aSwitchLosesNoSolutionNoIdAndNothingThatPeopleSaid() {
        start("--tribal.grouping.first-version=1");
        String place = Reports.word();
        String first = TRACE.formatted(place, "no attribute 'total' in " + Reports.word());
        String second = TRACE.formatted(place, "there is no total of " + Reports.word());
        String third = TRACE.formatted(place, "never a total of " + Reports.word());
        String one = errors.traced(first);
        String two = errors.traced(second);
        String apart = errors.traced(third);
        assertThat(List.of(one, two, apart)).doesNotHaveDuplicates();
        errors.solve(one, "Add the total");
        errors.solve(two, "Use another cart");
        errors.solve(apart, "Wait for the total");
        errors.merge(apart, one);
        errors.readsAsOne(one, apart, 2);
        split(apart);

        JsonNode before = operator.get(VERSION).json();
        assertThat(before.path("deciding").asInt()).isEqualTo(1);
        assertThat(all.get("/api/v1/stats/grouping").json().path("joined").asInt())
                .isEqualTo(3);
        assertThat(operator.post(VERSION, Map.of("version", 3)).status()).isEqualTo(400);
        JsonNode planned = operator.post(VERSION, Map.of("version", 2, "dry_run", true))
                .json()
                .path("plan");
        assertThat(planned.path("merged").asInt()).isEqualTo(1);
        assertThat(planned.path("kept_apart").asInt()).isEqualTo(1);
        assertThat(planned.at("/examples/0/error_id").asString()).isEqualTo(two);
        assertThat(operator.get(VERSION).json().path("deciding").asInt()).isEqualTo(1);

        Answer switched = operator.post(VERSION, Map.of("version", 2));
        assertThat(switched.status()).as(switched.toString()).isEqualTo(202);
        awaitDone();
        awaitOccurrences(one, 2);
        errors.readsAsOne(one, two, 2);
        assertThat(solutions(two)).containsExactlyInAnyOrder("Add the total", "Use another cart");
        assertThat(solutions(apart)).containsExactly("Wait for the total");

        String joined = errors.traced(second);
        awaitOccurrences(joined, 3);
        errors.readsAsOne(joined, one, 3);
        errors.readsAsOne(joined, two, 3);
        assertThat(errors.traced(first)).isEqualTo(joined);
        awaitOccurrences(joined, 4);
        assertThat(solutions(joined)).containsExactlyInAnyOrder("Add the total", "Use another cart");
        errors.traced(third);
        awaitOccurrences(apart, 2);
        assertThat(all.get("/api/v1/stats/grouping").json().has("version")).isFalse();

        split(two);
        assertThat(solutions(two)).containsExactly("Use another cart");
        errors.traced(second);
        awaitOccurrences(two, 2);
        awaitOccurrences(joined, 3);

        tribal.close();
        start("--tribal.grouping.first-version=1");
        JsonNode after = operator.get(VERSION).json();
        assertThat(after.path("deciding").asInt()).isEqualTo(2);
        assertThat(after.at("/merges/state").asString()).isEqualTo("done");
        assertThat(errors.traced(first)).isEqualTo(joined);
        awaitOccurrences(joined, 4);
        assertThat(solutions(one)).containsExactlyInAnyOrder("Add the total");
    }

    @Test
    void aNewInstallationBeginsWithTheNewestVersion() {
        start();
        String place = Reports.word();
        String one = errors.traced(TRACE.formatted(place, "no attribute in " + Reports.word()));

        assertThat(errors.traced(TRACE.formatted(place, "there is no total of " + Reports.word())))
                .isEqualTo(one);
        JsonNode status = operator.get(VERSION).json();
        assertThat(status.path("deciding").asInt()).isEqualTo(2);
        assertThat(status.path("earlier")).isEmpty();
        assertThat(status.has("merges")).isFalse();
        Answer again = operator.post(VERSION, Map.of("version", 2));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(status);
        assertThat(operator.post(VERSION, Map.of("version", 1)).status()).isEqualTo(400);
        assertThat(operator.post(VERSION, Map.of("version", 2, "tenant", "x")).status())
                .isEqualTo(400);
    }

    private void start(String... settings) {
        tribal = InProcess.start(folder, settings);
        all = tribal.as(TENANT);
        operator = tribal.as(TENANT, Role.OPERATOR);
        errors = new MergedErrors(all);
    }

    private void split(String id) {
        Answer split = all.send("DELETE", MergedErrors.mergedInto(id), "application/json", "", "Prefer", "wait=30");
        assertThat(split.status()).as(split.toString()).isEqualTo(200);
        assertThat(split.json().path("id").asString()).isEqualTo(id);
    }

    private void awaitDone() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode merges = operator.get(VERSION).json().path("merges");
            assertThat(merges.path("state").asString()).as(merges.toString()).isEqualTo("done");
            assertThat(merges.path("merged").asInt()).isEqualTo(1);
            assertThat(merges.path("kept_apart").asInt()).isEqualTo(1);
        });
    }

    private void awaitOccurrences(String id, int occurrences) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Answer answer = all.get("/api/v1/errors/" + id);
            assertThat(answer.json().path("occurrences").asInt())
                    .as(answer.toString())
                    .isEqualTo(occurrences);
        });
    }

    private List<String> solutions(String id) {
        return all.get("/api/v1/errors/" + id)
                .json()
                .path("solutions")
                .valueStream()
                .map(solution -> solution.path("description").asString())
                .toList();
    }
}
