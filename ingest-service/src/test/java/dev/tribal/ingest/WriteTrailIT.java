package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.ingest.app.Events;
import dev.tribal.ingest.app.Http;
import dev.tribal.ingest.app.IngestTest;
import dev.tribal.ingest.app.ReadableErrors;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a write leaves in the audit log, and what a key that is restricted to projects may write. */
@IngestTest
class WriteTrailIT {
    private static final String ERRORS = "/api/v1/errors";
    private static final String ERROR = """
            {"error_type":"KeyError","context":{"error_message":"the walrus is not in the cart"},
             "origin":{"source":"ci","project":"shop"}}""";
    private static final String SOLUTION = "{\"description\":\"feed the walrus\"}";
    private static final String JUNIT = """
            <testsuite name="s" tests="2" failures="2">
              <testcase classname="a.B" name="one"><failure message="walrus" type="E">trace</failure></testcase>
              <testcase classname="a.B" name="two"><failure message="walrus" type="E">trace</failure></testcase>
            </testsuite>""";

    private final String tenant = "acme-" + UUID.randomUUID();
    private final Http.Tenant http;
    private final Http.Tenant shopOnly;
    private final Events events;
    private final ReadableErrors readable;

    @Autowired
    WriteTrailIT(Http http, Events events, ReadableErrors readable) {
        this.http = http.tenant(tenant);
        this.shopOnly = http.restrictedTo(tenant, "shop", "cart");
        this.events = events;
        this.readable = readable;
    }

    @BeforeEach
    void searchIsUp() {
        readable.reset(ReadableErrors.Mode.UP);
    }

    @Test
    void eachWriteLeavesExactlyOneEntryWithoutItsContent() {
        UUID id = UUID.randomUUID();
        readable.add(id);
        http.postJson(ERRORS, ERROR, "Idempotency-Key", "once", "User-Agent", "ci/1")
                .is(202);
        http.postJson(ERRORS, ERROR, "Idempotency-Key", "once", "User-Agent", "ci/1")
                .is(202);
        put(http, id).is(202);
        http.postJson(ERRORS + "/" + id + "/solutions", SOLUTION).is(202);
        delete(http, id).is(202);
        http.postXml("/api/v1/reports/junit", JUNIT).is(202);
        http.postJson(ERRORS, "{}").is(400);

        await().untilAsserted(() -> assertThat(events.audited(tenant))
                .extracting(AuditEvent::action)
                .containsExactly("error.report", "error.update", "solution.record", "error.delete", "reports.publish"));
        List<AuditEvent> entries = events.audited(tenant);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.service()).isEqualTo("ingest-service");
            assertThat(entry.actor().subject()).isEqualTo("key:test");
            assertThat(entry.outcome()).isEqualTo(AuditEvent.Outcome.DONE);
            assertThat(entry.client().address()).isEqualTo("127.0.0.1");
            assertThat(entry.toString()).doesNotContain("walrus", "KeyError", "shop");
        });
        assertThat(entries.getFirst().client().userAgent()).isEqualTo("ci/1");
        assertThat(entries.get(1).target()).isEqualTo(new AuditEvent.Target("error", id.toString()));
    }

    @Test
    void restrictedKeyWritesOnlyToItsProjects() {
        shopOnly.postJson(ERRORS, ERROR).is(202);
        shopOnly.postXml("/api/v1/reports/junit?project=cart", JUNIT).is(202);
        var refused = shopOnly.postJson(ERRORS, ERROR.replace("shop", "bank")).isProblem(ProblemType.FORBIDDEN);
        assertThat(refused.json().path("detail").asString()).contains("shop, cart");
        shopOnly.postJson(ERRORS, ERROR.replace(",\"project\":\"shop\"", "")).isProblem(ProblemType.FORBIDDEN);
        shopOnly.postXml("/api/v1/reports/junit?project=bank", JUNIT).isProblem(ProblemType.FORBIDDEN);
        shopOnly.postXml("/api/v1/reports/junit", JUNIT).isProblem(ProblemType.FORBIDDEN);
        assertThat(events.of(tenant)).hasSize(3);
    }

    @Test
    void restrictedKeyChangesNoErrorOfAnotherProject() {
        UUID own = UUID.randomUUID();
        UUID others = UUID.randomUUID();
        readable.add(own, "cart");
        readable.add(others, "bank");

        put(shopOnly, own).is(202);
        put(shopOnly, others).isProblem(ProblemType.FORBIDDEN);
        shopOnly.postJson(ERRORS + "/" + others + "/solutions", SOLUTION).isProblem(ProblemType.FORBIDDEN);
        delete(shopOnly, others).isProblem(ProblemType.FORBIDDEN);
        assertThat(events.of(tenant)).hasSize(1);
    }

    private static Http.Answer put(Http.Tenant http, UUID id) {
        return http.send(
                "PUT", ERRORS + "/" + id, "application/json", BodyPublishers.ofString("{\"state\":\"resolved\"}"));
    }

    private static Http.Answer delete(Http.Tenant http, UUID id) {
        return http.send("DELETE", ERRORS + "/" + id, "", BodyPublishers.noBody());
    }
}
