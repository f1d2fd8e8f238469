package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.tribal.auth.audit.AuditRetention;
import dev.tribal.auth.audit.AuditSettings;
import dev.tribal.auth.audit.AuditTable;
import dev.tribal.contracts.event.AuditCodec;
import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.sql.Database;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the audit log keeps and who sees it, over HTTP, a real broker and any database. */
interface AuditContract {
    String AUDIT = "/api/v1/audit";

    RunningAuth auth();

    Connection database() throws SQLException;

    @Test
    default void eachActionLeavesExactlyOneEntryWithWhoDidItFromWhere() throws Exception {
        Tenant tenant = newTenant();
        JsonNode made = tenant.make("""
                {"name":"ci","role":"reporter"}""");
        String id = made.path("id").asString();
        String key = made.path("key").asString();
        auth().postJson("/api/v1/api-keys", """
                {"name":"a","role":"operator"}""", tenant.admin());
        String wrong = key.substring(0, key.indexOf('.')) + ".wrong";
        auth().send("POST", "/token", "X-API-Key", wrong, "X-Forwarded-For", "192.0.2.55");
        auth().send("DELETE", "/api/v1/api-keys/" + id, "X-API-Key", tenant.admin());

        await().untilAsserted(() -> assertThat(tenant.entries("")).hasSize(5));
        assertThat(tenant.entries("").stream()
                        .map(entry -> entry.path("action").asString() + " "
                                + entry.path("outcome").asString()))
                .containsExactlyInAnyOrder(
                        "key.create done",
                        "key.create done",
                        "key.create refused",
                        "token.issue refused",
                        "key.revoke done");
        JsonNode refused = tenant.entries("?action=token.issue").getFirst();
        assertThat(refused.path("actor").path("subject").asString()).isEqualTo("key:" + id);
        assertThat(refused.path("client").path("address").asString()).isEqualTo("192.0.2.55");
        JsonNode revoked = tenant.entries("?action=key.revoke").getFirst();
        assertThat(revoked.path("actor").path("subject").asString()).isEqualTo("key:" + tenant.adminId());
        assertThat(revoked.path("actor").path("token_id").asString()).isNotBlank();
        assertThat(revoked.path("target").path("id").asString()).isEqualTo(id);
        assertThat(revoked.path("client").path("address").asString()).isNotBlank();
        assertThat(revoked.path("service").asString()).isEqualTo("auth-service");
    }

    @Test
    default void entriesOfATenantAreInvisibleToOthersAndToWhoIsNoAdministrator() throws Exception {
        Tenant one = newTenant();
        Tenant two = newTenant();

        assertThat(two.entries("?actor=key:" + one.adminId())).isEmpty();
        assertThat(two.entries("")).hasSize(1);
        assertThat(auth().send("GET", AUDIT, "X-API-Key", two.admin()).body()).doesNotContain(one.name());
        assertThat(two.export("")).singleElement().asString().doesNotContain(one.name());
        String reader = one.make("""
                {"name":"r","role":"reader"}""").path("key").asString();
        assertThat(auth().send("GET", AUDIT, "X-API-Key", reader).statusCode()).isEqualTo(403);
        assertThat(auth().send("GET", AUDIT).statusCode()).isEqualTo(401);
    }

    @Test
    default void whatServicesReportIsKeptOnceAndAnUnreadableMessageHoldsNothingUp() throws Exception {
        Tenant tenant = newTenant();
        var event = new AuditEvent(
                UUID.randomUUID(),
                Instant.parse("2026-03-04T05:06:07.089Z"),
                tenant.name(),
                "ingest-service",
                new AuditEvent.Actor("key:x", "token"),
                "error.report",
                new AuditEvent.Target("error", UUID.randomUUID().toString()),
                AuditEvent.Outcome.DONE,
                new AuditEvent.Client("192.0.2.7", "agent\r\nforged \u001b[31m"));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", SharedBroker.address()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("tribal.audit.v1", tenant.name(), new byte[] {1, 2, 3}));
            producer.send(new AuditCodec().write(event));
            producer.send(new AuditCodec().write(event));
        }

        await().untilAsserted(
                        () -> assertThat(tenant.entries("?action=error.report")).hasSize(1));
        JsonNode entry = tenant.entries("?from=2026-03-04T05:06:07.089Z&to=2026-03-04T05:06:07.090Z")
                .getFirst();
        assertThat(entry.path("id").asString()).isEqualTo(event.id().toString());
        assertThat(entry.path("client").path("user_agent").asString()).isEqualTo("agent  forged  [31m");
        assertThat(tenant.entries("?to=2026-03-04T05:06:07.089Z")).isEmpty();
    }

    @Test
    default void pagesAndTheExportHaveEveryEntryOnceNewestFirst() throws Exception {
        Tenant tenant = newTenant();
        for (int i = 0; i < 4; i++) {
            tenant.make("{\"name\":\"k%d\",\"role\":\"reader\"}".formatted(i));
        }
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = tenant.get("?max_results=2" + cursor);
            page.path("entries").forEach(entry -> paged.add(entry.toString()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());

        assertThat(paged).hasSize(5);
        assertThat(new HashSet<>(paged)).hasSize(5);
        assertThat(tenant.export("")).containsExactlyElementsOf(paged);
        for (String wrong : List.of("?cursor=x", "?cursor=eDp5", "?max_results=0", "?max_results=501", "?from=today")) {
            assertThat(auth().send("GET", AUDIT + wrong, "X-API-Key", tenant.admin())
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        String hostile = URLEncoder.encode("' or '1'='1", StandardCharsets.UTF_8);
        assertThat(tenant.entries("?actor=" + hostile + "&action=" + hostile)).isEmpty();
    }

    @Test
    default void databaseItselfRefusesToChangeOrDeleteAnEntry() throws Exception {
        newTenant();
        for (String statement : List.of("update audit_entry set action = 'nothing'", "delete from audit_entry")) {
            try (Connection connection = database();
                    var attempt = connection.createStatement()) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> attempt.executeUpdate(statement))
                        .withMessageContaining("append-only");
            }
        }
    }

    @Test
    default void whatIsOlderThanTheRetentionGoesOnceAndTheRestCannotBeDeleted() throws Exception {
        Tenant tenant = newTenant();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            events.add(event(tenant, now.minus(Duration.ofDays(400)).minusSeconds(1 + i), "old"));
        }
        events.add(event(tenant, now.minus(Duration.ofDays(400)), "young"));
        auth().bean(AuditTable.class).append(events);
        Database database = auth().bean(AuthConfiguration.AuthDatabase.class).database();
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        var settings = new AuditSettings(Duration.ofDays(400));

        assertThat(new AuditRetention(database, new AuditSettings(Duration.ZERO), clock).sweep(() -> true))
                .isZero();
        assertThat(new AuditRetention(database, settings, clock).sweep(() -> true))
                .isGreaterThanOrEqualTo(2_500);
        assertThat(new AuditRetention(database, settings, clock).sweep(() -> true))
                .isZero();

        assertThat(tenant.entries("?action=old")).isEmpty();
        assertThat(tenant.entries("?action=young")).hasSize(1);
        databaseItselfRefusesToChangeOrDeleteAnEntry();
        assertThat(tenant.entries("?action=young")).hasSize(1);
    }

    private static AuditEvent event(Tenant tenant, Instant time, String action) {
        return new AuditEvent(
                UUID.randomUUID(),
                time,
                tenant.name(),
                "ingest-service",
                new AuditEvent.Actor("key:x", "token"),
                action,
                new AuditEvent.Target("error", null),
                AuditEvent.Outcome.DONE,
                new AuditEvent.Client(null, null));
    }

    private Tenant newTenant() throws Exception {
        String name = "t-" + UUID.randomUUID();
        HttpResponse<String> made = auth().postJson("/api/v1/tenants/" + name + "/api-keys", """
                {"name":"admin","role":"admin"}""", auth().firstKey());
        JsonNode key = RunningAuth.json(made);
        return new Tenant(
                auth(), name, key.path("id").asString(), key.path("key").asString());
    }

    /** A tenant of one test, with the key of its administrator. */
    record Tenant(RunningAuth auth, String name, String adminId, String admin) {
        JsonNode make(String body) throws Exception {
            return RunningAuth.json(auth.postJson("/api/v1/api-keys", body, admin));
        }

        JsonNode get(String query) throws Exception {
            return RunningAuth.json(auth.send("GET", AUDIT + query, "X-API-Key", admin));
        }

        List<JsonNode> entries(String query) throws Exception {
            return get(query).path("entries").valueStream().toList();
        }

        List<String> export(String query) throws Exception {
            HttpResponse<String> lines =
                    auth.send("GET", AUDIT + query, "X-API-Key", admin, "Accept", "application/x-ndjson");
            assertThat(lines.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
            return lines.body().lines().toList();
        }
    }
}
