package dev.tribal.embedding.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.DeadLetter.State;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.support.KafkaHeaders;

class PutAsideReaderTest {
    private static final UUID ERROR = UUID.randomUUID();
    private static final String KEY = "acme/" + ERROR;

    private final RecordHeaders headers = new RecordHeaders();

    @Test
    void copyElsewhereHasTheSameId() {
        add("ce_id", "e1");
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_PARTITION,
                ByteBuffer.allocate(4).putInt(2).array());
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_OFFSET,
                ByteBuffer.allocate(8).putLong(9).array());
        headers.add(
                KafkaHeaders.DLT_ORIGINAL_TIMESTAMP,
                ByteBuffer.allocate(8).putLong(7).array());

        PutAside letter = PutAsideReader.read(message(KEY, 0, 1));

        assertThat(PutAsideReader.read(message(KEY, 3, 5)).id()).isEqualTo(letter.id());
        assertThat(PutAsideReader.read(message("acme/" + UUID.randomUUID(), 0, 1))
                        .id())
                .isNotEqualTo(letter.id());
        assertThat(letter.position()).hasToString("2-9");
        assertThat(letter.key()).hasToString(KEY);
    }

    @Test
    void foreignMessageInThePlaceOfALetterIsNotTakenForIt() {
        var kept = message(KEY, 0, 1);
        PutAside letter = PutAsideReader.read(kept);

        assertThat(PutAsideReader.ifIs(letter, kept)).contains(kept);
        assertThat(PutAsideReader.ifIs(letter, message("bolt/" + ERROR, 0, 1))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no key", "acme/no-uuid", "/" + "00000000-0000-0000-0000-000000000000"})
    void damagedKeyBelongsToNoTenant(String key) {
        assertThat(PutAsideReader.read(message(key, 0, 1)).key()).isNull();
        assertThat(PutAsideReader.read(message(null, 0, 1)).key()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"ce_tenant, bolt", "ce_subject, 00000000-0000-0000-0000-000000000000"})
    void eventOfAnotherThanItsKeySaysBelongsToNoTenant(String header, String other) {
        add(header, other);

        assertThat(PutAsideReader.read(message(KEY, 0, 1)).key()).isNull();
    }

    @Test
    void nothingOfTheEventGetsIntoItsCauseOrType() {
        add("ce_type", "<script>secret</script>");
        add(KafkaHeaders.DLT_EXCEPTION_MESSAGE, "Unknown type <script>secret</script>");
        headers.add(KafkaHeaders.DLT_ORIGINAL_PARTITION, new byte[] {1});
        headers.add(KafkaHeaders.DLT_ORIGINAL_OFFSET, null);

        PutAside letter = PutAsideReader.read(message(KEY, 0, 1));

        assertThat(letter.toString()).doesNotContain("secret");
        assertThat(letter.cause()).isEqualTo(Cause.UNKNOWN_TYPE);
        assertThat(letter.position()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "The message has no subject, It has no subject",
        "The message is not a readable error event, damaged",
        "The event cannot be applied, could not be applied",
        "java.io.IOException: secret, does not say why"
    })
    void causeIsASentenceOfTribal(String message, String expected) {
        assertThat(Cause.of(message)).contains(expected).doesNotContain("secret");
    }

    @Test
    void markIsReadAsItWasWritten() {
        var mark = new Mark(UUID.randomUUID(), State.REPLAYED);
        var written = mark.message(4, KEY);
        written.headers().forEach(headers::add);

        assertThat(written.partition()).isEqualTo(4);
        assertThat(Mark.of(message(KEY, 0, 1))).isEqualTo(Optional.of(mark));
    }

    private void add(String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private ConsumerRecord<byte[], byte[]> message(@Nullable String key, int partition, long offset) {
        return new ConsumerRecord<>(
                "dlt",
                partition,
                offset,
                1_000,
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                "content".getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
    }
}
