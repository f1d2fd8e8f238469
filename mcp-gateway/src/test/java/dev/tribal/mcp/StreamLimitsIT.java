package dev.tribal.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tenant has so many streams and no more, whoever of it opens them. */
class StreamLimitsIT extends GatewayIT {
    @Test
    void tenantThatOpensTooManyStreamsIsToldWhenToComeBack() throws IOException {
        String session = wire("one")
                .post(Map.of(
                        "jsonrpc",
                        "2.0",
                        "id",
                        1,
                        "method",
                        "initialize",
                        "params",
                        Map.of("protocolVersion", "2025-11-25")))
                .headers()
                .firstValue("Mcp-Session-Id")
                .orElseThrow();
        List<InputStream> open = new ArrayList<>();
        try {
            for (String subject : List.of("one", "two")) {
                HttpResponse<InputStream> stream = wire(subject).listen();
                assertThat(stream.statusCode()).as(() -> said(stream)).isEqualTo(200);
                open.add(stream.body());
            }
            HttpResponse<InputStream> refused = wire("three").listen();
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("30");
            assertThat(new String(refused.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("-32000", "too many open streams");
            HttpResponse<InputStream> legacy = wire("one").stream(session);
            assertThat(legacy.statusCode()).isEqualTo(429);
            assertThat(legacy.headers().firstValue("Retry-After")).contains("30");
        } finally {
            for (InputStream stream : open) {
                stream.close();
            }
        }
    }

    @Test
    void streamIsNotOpenedByAMessageThatWouldTakeMuchMemoryAsLongAsItIsOpen() throws IOException {
        HttpResponse<InputStream> large =
                wire("crowd", "large").listen("tribal://projects/" + "x".repeat(16 * 1024) + "/recent");
        assertThat(large.statusCode()).isEqualTo(413);
        assertThat(said(large)).contains("at most 16 KiB");

        String[] hundred = IntStream.range(0, 100)
                .mapToObj(_ -> "tribal://errors/" + UUID.randomUUID())
                .toArray(String[]::new);
        HttpResponse<InputStream> stream = wire("patient", "many").listen(hundred);
        try (InputStream body = stream.body()) {
            assertThat(stream.statusCode()).isEqualTo(200);
            assertThat(body.read()).isPositive();
        }
    }

    private static String said(HttpResponse<InputStream> stream) {
        try {
            return new String(stream.body().readNBytes(500), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Wire wire(String subject) {
        return wire("crowd", subject);
    }

    /** In a tenant of its own: streams of other tests may be open still. */
    private Wire wire(String tenant, String subject) {
        return new Wire(url()).in(tenant, subject, "errors:read");
    }
}
