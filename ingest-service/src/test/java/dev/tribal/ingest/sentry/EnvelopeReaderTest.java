package dev.tribal.ingest.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tribal.platform.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EnvelopeReaderTest {
    private static final int MAX = 100;

    @Test
    void itemsAreReadByLengthOrByLine() throws IOException {
        assertThat(events("""
                {"event_id":"9ec79c33ec9942ab8353589fcb2e04dc"}
                {"type":"attachment","length":8}
                \uFEFF1
                {2}
                {"type":"event","length":7}
                {"a":1}
                {"type":"session"}
                {"started":"now"}
                {"type":"event"}
                {"b":2}""")).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void envelopeMayHoldNothing() throws IOException {
        assertThat(events("{}")).isEmpty();
        assertThat(events("{}\n\n\n")).isEmpty();
    }

    @Test
    void emptyAttachmentsAreSkipped() throws IOException {
        assertThat(events("{}\n{\"type\":\"attachment\",\"length\":0}\n\n{\"type\":\"event\",\"length\":2}\n{}\n"))
                .containsExactly("{}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no envelope",
                "[]",
                "{}\nno item",
                "{}\n{\"type\":\"event\",\"length\":50}\n{}",
                "{}\n{\"type\":\"attachment\",\"length\":50}\n{}",
                "{}\n{\"type\":\"event\",\"length\":101}\n{}"
            })
    void whatIsNoEnvelopeIsRefusedWithItsReason(String text) {
        assertThatThrownBy(() -> events(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void longLineIsNotReadToItsEnd() {
        assertThatThrownBy(() -> events("{}\n{\"type\":\"event\"}\n" + "x".repeat(MAX + 1)))
                .hasMessageContaining("too long");
    }

    private static List<String> events(String text) throws IOException {
        var reader = new EnvelopeReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), MAX);
        List<String> events = new ArrayList<>();
        for (JsonNode item = reader.next(); item != null; item = reader.next()) {
            if (item.path("type").asString().equals("event")) {
                events.add(new String(reader.payload(item), StandardCharsets.UTF_8));
            } else {
                reader.skip(item);
            }
        }
        return events;
    }
}
