package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** A little of everything that is counted: reports, searches, solutions, agents, and whoever is refused. */
record Traffic(InProcess tribal) {
    /** Allowed one read and one write a minute. */
    static final String LIMITED = "limited";

    /** In every text that the traffic sends, so that it can be looked for where no content may be. */
    static final String MARKER = "zanzibar";

    private static final String TENANT = "acme";

    void send() {
        Http acme = tribal.as(TENANT, Role.ADMIN);
        String message = "the %s engine %s stalled with password=%s".formatted(MARKER, word(), "hunter2hunter2");
        String error = report(acme, message);
        search(acme, message);
        search(acme, MARKER + " nothing like this was ever seen");
        solve(acme, error);
        acme.tool("find_similar_errors", Map.of("query", message));
        refuse();
        poison();
    }

    private static String report(Http client, String message) {
        var answer = client.post("/api/v1/errors", Reports.of("EngineError", message), "Prefer", "wait=30");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static void search(Http client, String query) {
        var answer = client.post("/api/v1/errors/similar", Map.of("query", query));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static void solve(Http client, String error) {
        var solution = client.post(
                "/api/v1/errors/%s/solutions".formatted(error),
                Map.of("description", "Clean the injector of the " + MARKER),
                "Prefer",
                "wait=30");
        assertThat(solution.status()).as(solution.toString()).isEqualTo(201);
        String id = client.get("/api/v1/errors/" + error)
                .json()
                .at("/solutions/0/id")
                .asString();
        for (boolean worked : List.of(true, false)) {
            var outcome = client.post(
                    "/api/v1/errors/%s/solutions/%s/outcomes".formatted(error, id),
                    Map.of("worked", worked, "evidence", MARKER + " runs"));
            assertThat(outcome.status()).as(outcome.toString()).isBetween(200, 299);
        }
    }

    private void refuse() {
        assertThat(tribal.asStranger().get("/api/v1/errors").status()).isEqualTo(401);
        assertThat(new Http(tribal.url(), "wrong").get("/api/v1/errors").status())
                .isEqualTo(401);
        assertThat(tribal.as(TENANT, Role.READER)
                        .post("/api/v1/errors", Map.of())
                        .status())
                .isEqualTo(403);
        Http limited = tribal.as(LIMITED, Role.READER);
        Awaitility.await("refused by a limit")
                .until(() -> limited.get("/api/v1/status").status() == 429);
    }

    /** Letters only, because numbers do not tell errors apart. */
    private static String word() {
        return UUID.randomUUID().toString().replaceAll("[0-9-]", "x");
    }

    private void poison() {
        String broker = tribal.context().getEnvironment().getRequiredProperty("spring.kafka.bootstrap-servers");
        new DeadLetter(broker).publish(TENANT, UUID.randomUUID(), "{\"%s\": ".formatted(MARKER));
    }
}
