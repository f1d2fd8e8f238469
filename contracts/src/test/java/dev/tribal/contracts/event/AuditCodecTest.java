package dev.tribal.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditCodecTest {
    private static final GoldenFile GOLDEN = new GoldenFile("dev.tribal.audit.v1");
    private static final AuditEvent EVENT = event("curl/8.5.0");

    private final AuditCodec codec = new AuditCodec();

    @Test
    void eventIsWrittenAsItsGoldenFileUnderItsTenant() {
        var message = codec.write(EVENT);

        assertThat(GoldenFile.read(message.headers())).isEqualTo(GOLDEN.headers());
        assertThat(GoldenFile.JSON.readTree(message.value())).isEqualTo(GOLDEN.value());
        assertThat(message.topic()).isEqualTo("tribal.audit.v1");
        assertThat(message.key()).isEqualTo("acmé");
    }

    @Test
    void goldenFileIsReadAsItsEvent() {
        assertThat(codec.read(GOLDEN.kafkaHeaders(), GOLDEN.bytes())).isEqualTo(EVENT);
    }

    @Test
    void whatIsNoAuditEventIsRefused() {
        var other = new GoldenFile("dev.tribal.error.deleted.v1");

        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> codec.read(other.kafkaHeaders(), other.bytes()));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> codec.read(GOLDEN.kafkaHeaders(), "{}".getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> codec.read(GOLDEN.kafkaHeaders(), null));
        String longTenant = GOLDEN.value().toString().replace("acmé", "a".repeat(129));
        assertThatExceptionOfType(UnreadableEventException.class)
                .isThrownBy(() -> codec.read(GOLDEN.kafkaHeaders(), longTenant.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void textOfAStrangerCannotForgeALineOrFillTheLog() {
        var client = event("a\r\nkey.create\u202e\u0000b" + "x".repeat(10_000)).client();

        assertThat(client.userAgent()).startsWith("a  key.create  bx").hasSize(200);
    }

    private static AuditEvent event(String userAgent) {
        return new AuditEvent(
                UUID.fromString("0199a0b2-1c3d-7e4f-8a5b-6c7d8e9f0a1b"),
                Instant.parse("2026-03-04T05:06:07.089Z"),
                "acmé",
                "auth-service",
                new AuditEvent.Actor("key:0a1b2c3d4e5f6071", "5b0f6f0e"),
                "key.create",
                new AuditEvent.Target("key", "0011223344556677"),
                AuditEvent.Outcome.DONE,
                new AuditEvent.Client("192.0.2.7", userAgent));
    }
}
