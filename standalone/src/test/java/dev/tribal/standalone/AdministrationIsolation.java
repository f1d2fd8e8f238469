package dev.tribal.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.auth.login.People;
import dev.tribal.auth.login.Person;
import dev.tribal.contracts.api.Role;
import dev.tribal.standalone.Http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the administrator of one tenant tries on the keys and the audit log of another, and on the installation. */
final class AdministrationIsolation {
    private static final String KEYS = "/api/v1/api-keys";
    private static final String AUDIT = "/api/v1/audit";
    private static final String ZERO = "00000000-0000-0000-0000-000000000000";
    private static final String KEY = "{\"name\":\"n\",\"role\":\"reader\"}";

    private final String ownerName;
    private final String intruderName;
    private final Http owner;
    private final Http intruder;
    private final Http operator;
    private final People people;

    AdministrationIsolation(InProcess tribal, String ownerName, String intruderName) {
        this.ownerName = ownerName;
        this.intruderName = intruderName;
        this.owner = tribal.as(ownerName);
        this.intruder = tribal.as(intruderName);
        this.people = tribal.context().getBean(People.class);
        this.operator = tribal.as(intruderName, Role.OPERATOR);
    }

    /** Cases by route. */
    Map<String, Runnable> routes() {
        Map<String, Runnable> cases = new LinkedHashMap<>();
        cases.put("GET " + KEYS, () -> {
            String listed = intruder.get(KEYS).toString();
            assertThat(listed).contains(intruderName).doesNotContain(ownersKey(), ownerName);
        });
        cases.put("POST " + KEYS, this::newKeyStaysInTheTenant);
        cases.put("DELETE " + KEYS + "/{id}", this::keyOfTheOwnerIsLikeNone);
        cases.put("GET " + AUDIT, this::auditShowsOnlyOwnEntries);
        cases.put(
                "POST /api/v1/tenants/{tenant}/api-keys",
                () -> forbidden(intruder.post("/api/v1/tenants/%s/api-keys".formatted(ownerName), KEY)));
        cases.put("GET /api/v1/people", () -> showsNothing(intruder.get("/api/v1/people")));
        cases.put("DELETE /api/v1/people", this::personOfTheOwnerIsLikeNone);
        cases.put("GET /api/v1/indexes", () -> forbidden(intruder.get("/api/v1/indexes")));
        cases.put("POST /api/v1/indexes", () -> forbidden(intruder.post("/api/v1/indexes", "{}")));
        cases.put("DELETE /api/v1/indexes/{name}", () -> forbidden(intruder.delete("/api/v1/indexes/x")));
        cases.put("GET /api/v1/grouping", () -> forbidden(intruder.get("/api/v1/grouping")));
        cases.put("POST /api/v1/grouping", this::switchIsForTheOperatorWhoSeesNoErrorsOfOthers);
        cases.put("POST /api/v1/scrubs", this::scrubReadsAndChangesOnlyOwnRecords);
        cases.put("GET /metrics", () -> {
            forbidden(intruder.get("/metrics"));
            // Operators run the installation: they see how much each tenant writes, and nothing of what.
            assertThat(operator.get("/metrics").toString()).doesNotContain(ownersKey());
        });
        return cases;
    }

    private void switchIsForTheOperatorWhoSeesNoErrorsOfOthers() {
        String dryRun = "{\"version\":2,\"dry_run\":true}";
        forbidden(intruder.post("/api/v1/grouping", dryRun));
        Answer planned = operator.post("/api/v1/grouping", dryRun);
        showsNothing(planned);
        assertThat(planned.json().at("/plan/examples")).isEmpty();
    }

    private void scrubReadsAndChangesOnlyOwnRecords() {
        String address = "203.0.113.77";
        String id = owner.post(
                        "/api/v1/errors", Reports.of("AddressError", "no route to " + address), "Prefer", "wait=30")
                .json()
                .path("id")
                .asString();
        String scrub = "{\"rule\":\"ip-address\"%s}";
        String named = scrub.formatted(",\"tenant\":\"%s\"".formatted(ownerName));
        assertThat(intruder.post("/api/v1/scrubs", named).status()).isEqualTo(400);
        for (String after : new String[] {"", ",\"after\":\"%s\"".formatted(id), ",\"after\":\"%s\"".formatted(ZERO)}) {
            Answer answer = intruder.post("/api/v1/scrubs", scrub.formatted(after), "X-Tenant", ownerName);
            assertThat(answer.json().path("changed").asInt())
                    .as(answer.toString())
                    .isZero();
            assertThat(answer.toString()).doesNotContain(id, ownerName);
        }
        assertThat(owner.get("/api/v1/errors/" + id).toString()).contains(address);
    }

    private void newKeyStaysInTheTenant() {
        String named = KEY.replace("}", ",\"tenant\":\"%s\"}".formatted(ownerName));
        assertThat(intruder.post(KEYS, named).status()).isEqualTo(400);
        Answer made = intruder.post(KEYS, KEY, "X-Tenant", ownerName);
        assertThat(made.json().path("tenant").asString()).isEqualTo(intruderName);
    }

    private void keyOfTheOwnerIsLikeNone() {
        String id = ownersKey();
        String unknown = "0".repeat(id.length());
        Answer others = intruder.delete(KEYS + "/" + id);
        assertThat(others.status()).as(others.toString()).isEqualTo(404);
        assertThat(others.toString().replace(id, "ID"))
                .isEqualTo(intruder.delete(KEYS + "/" + unknown).toString().replace(unknown, "ID"));
        assertThat(owner.get(KEYS).status()).isEqualTo(200);
    }

    private void personOfTheOwnerIsLikeNone() {
        people.remember(new Person("corp:ann", ownerName, Role.READER));
        showsNothing(intruder.get("/api/v1/people"));
        Answer others = intruder.delete("/api/v1/people?name=corp:ann");
        assertThat(others.status()).as(others.toString()).isEqualTo(404);
        assertThat(others.toString())
                .isEqualTo(intruder.delete("/api/v1/people?name=corp:bob").toString());
        assertThat(owner.get("/api/v1/people").toString()).contains("corp:ann");
    }

    private void auditShowsOnlyOwnEntries() {
        String made = owner.post(KEYS, KEY).json().path("id").asString();
        assertThat(owner.get(AUDIT).toString()).contains(made);
        for (String query : new String[] {"?max_results=500", "?action=key.create", "?actor=key:" + ownersKey()}) {
            Answer page = intruder.get(AUDIT + query);
            showsNothing(page);
            assertThat(page.toString()).doesNotContain(made);
        }
        Answer export = intruder.send("GET", AUDIT, "text/plain", "", "Accept", "application/x-ndjson");
        showsNothing(export);
        assertThat(export.toString()).doesNotContain(made);
    }

    private String ownersKey() {
        return owner.get(KEYS).json().path("keys").path(0).path("id").asString();
    }

    private void showsNothing(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.toString()).doesNotContain(ownerName);
    }

    private static void forbidden(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    }
}
