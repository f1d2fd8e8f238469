package dev.tribal.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Outcomes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecGoldenTest {
    private static final GoldenFile RECORD = new GoldenFile("dev.tribal.error.record.v2");
    private static final GoldenFile TOMBSTONE = new GoldenFile("dev.tribal.error.record.v2.tombstone");

    private final EventCodec codec = new EventCodec();

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of("dev.tribal.error.reported.v2", GoldenMessages.REPORTED),
                Arguments.of("dev.tribal.error.reported.v2.scrubbed", GoldenMessages.REPORTED_SCRUBBED),
                Arguments.of("dev.tribal.error.reported.v2.fingerprinted", GoldenMessages.REPORTED_FINGERPRINTED),
                Arguments.of("dev.tribal.error.reported.v2.stamped", GoldenMessages.REPORTED_STAMPED),
                Arguments.of("dev.tribal.error.solution-recorded.v2.stamped", GoldenMessages.SOLUTION_STAMPED),
                Arguments.of("dev.tribal.error.updated.v2", GoldenMessages.UPDATED),
                Arguments.of("dev.tribal.error.deleted.v2", GoldenMessages.DELETED),
                Arguments.of("dev.tribal.error.solution-recorded.v2", GoldenMessages.SOLUTION_RECORDED),
                Arguments.of("dev.tribal.error.solution-recorded.v2.all", GoldenMessages.SOLUTION_WITH_ALL),
                Arguments.of("dev.tribal.error.outcome-reported.v2", GoldenMessages.OUTCOME_REPORTED),
                Arguments.of("dev.tribal.error.outcome-reported.v2.scrubbed", GoldenMessages.OUTCOME_REPORTED_SCRUBBED),
                Arguments.of("dev.tribal.error.merged.v2", GoldenMessages.MERGED),
                Arguments.of("dev.tribal.error.split.v2", GoldenMessages.SPLIT),
                Arguments.of("dev.tribal.error.kept-apart.v2", GoldenMessages.KEPT_APART),
                Arguments.of("dev.tribal.error.not-kept-apart.v2", GoldenMessages.NOT_KEPT_APART),
                Arguments.of("dev.tribal.error.scrub-ordered.v2", GoldenMessages.SCRUB_ORDERED));
    }

    static Stream<Arguments> eventsOfVersion1() {
        return Stream.of(
                Arguments.of("dev.tribal.error.reported.v1", GoldenMessages.REPORTED_V1),
                Arguments.of("dev.tribal.error.updated.v1", GoldenMessages.UPDATED_V1),
                Arguments.of("dev.tribal.error.deleted.v1", GoldenMessages.DELETED),
                Arguments.of("dev.tribal.error.solution-recorded.v1", GoldenMessages.SOLUTION_RECORDED));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventIsWrittenAsItsGoldenFile(String type, ErrorEvent event) {
        ProducerRecord<String, byte[]> message = codec.write(event);

        var golden = new GoldenFile(type);
        assertThat(GoldenFile.read(message.headers())).isEqualTo(golden.headers());
        assertThat(GoldenFile.JSON.readTree(message.value())).isEqualTo(golden.value());
        assertThat(message.topic()).isEqualTo("tribal.error-events.v1");
        assertThat(message.key()).isEqualTo("acmé/6f1c8a52-7d0e-5b1f-9b1d-0a4c0e6f2d11");
    }

    @ParameterizedTest
    @MethodSource({"events", "eventsOfVersion1"})
    void goldenFileIsReadAsItsEvent(String type, ErrorEvent event) {
        var golden = new GoldenFile(type);

        assertThat(codec.readEvent(golden.kafkaHeaders(), golden.bytes())).isEqualTo(event);
    }

    @Test
    void recordIsWrittenAsItsGoldenFile() {
        ProducerRecord<String, byte[]> message = codec.write(GoldenMessages.RECORD);

        assertThat(GoldenFile.read(message.headers())).isEqualTo(RECORD.headers());
        assertThat(GoldenFile.JSON.readTree(message.value())).isEqualTo(RECORD.value());
        assertThat(message.topic()).isEqualTo("tribal.error-records.v1");
        assertThat(message.key()).isEqualTo("acmé/6f1c8a52-7d0e-5b1f-9b1d-0a4c0e6f2d11");
    }

    @Test
    void recordWithAReceiptIsWrittenAndReadAsItsGoldenFile() {
        var golden = new GoldenFile("dev.tribal.error.record.v2.scrubbed");

        assertThat(GoldenFile.JSON.readTree(
                        codec.write(GoldenMessages.RECORD_SCRUBBED).value()))
                .isEqualTo(golden.value());
        assertThat(codec.readRecord(golden.kafkaHeaders(), golden.bytes())).isEqualTo(GoldenMessages.RECORD_SCRUBBED);
    }

    @Test
    void stampedRecordIsWrittenAndReadAsItsGoldenFile() {
        var golden = new GoldenFile("dev.tribal.error.record.v2.stamped");

        assertThat(GoldenFile.JSON.readTree(
                        codec.write(GoldenMessages.RECORD_STAMPED).value()))
                .isEqualTo(golden.value());
        assertThat(codec.readRecord(golden.kafkaHeaders(), golden.bytes())).isEqualTo(GoldenMessages.RECORD_STAMPED);
    }

    @Test
    void recordWhoseSolutionsWereTriedIsWrittenAndReadAsItsGoldenFile() {
        var golden = new GoldenFile("dev.tribal.error.record.v2.tried");

        assertThat(GoldenFile.JSON.readTree(
                        codec.write(GoldenMessages.RECORD_TRIED).value()))
                .isEqualTo(golden.value());
        assertThat(codec.readRecord(golden.kafkaHeaders(), golden.bytes())).isEqualTo(GoldenMessages.RECORD_TRIED);
    }

    @Test
    void groupedRecordIsWrittenAndReadAsItsGoldenFile() {
        var golden = new GoldenFile("dev.tribal.error.record.v2.grouped");

        assertThat(GoldenFile.JSON.readTree(
                        codec.write(GoldenMessages.RECORD_GROUPED).value()))
                .isEqualTo(golden.value());
        assertThat(codec.readRecord(golden.kafkaHeaders(), golden.bytes())).isEqualTo(GoldenMessages.RECORD_GROUPED);
    }

    @Test
    void changedRecordIsWrittenAndReadAsItsGoldenFile() {
        var golden = new GoldenFile("dev.tribal.error.record.v2.changed");

        assertThat(GoldenFile.JSON.readTree(
                        codec.write(GoldenMessages.RECORD_CHANGED).value()))
                .isEqualTo(golden.value());
        assertThat(codec.readRecord(golden.kafkaHeaders(), golden.bytes())).isEqualTo(GoldenMessages.RECORD_CHANGED);
    }

    @Test
    void countedRecordIsWrittenAndReadAsItsGoldenFile() {
        var golden = new GoldenFile("dev.tribal.error.record.v2.counted");

        assertThat(GoldenFile.JSON.readTree(
                        codec.write(GoldenMessages.RECORD_COUNTED).value()))
                .isEqualTo(golden.value());
        assertThat(codec.readRecord(golden.kafkaHeaders(), golden.bytes())).isEqualTo(GoldenMessages.RECORD_COUNTED);
    }

    @Test
    void countsOfNothingSurviveTheWay() {
        ErrorRecord record = Objects.requireNonNull(GoldenMessages.RECORD.record());
        var none = new RecordChange(
                GoldenMessages.TENANT,
                GoldenMessages.ERROR,
                record.position(),
                record.withSolutions(List.of(record.solutions().getFirst().with(Outcomes.NONE))));
        ProducerRecord<String, byte[]> message = codec.write(none);

        assertThat(codec.readRecord(message.headers(), message.value())).isEqualTo(none);
    }

    @Test
    void goldenRecordIsRead() {
        assertThat(codec.readRecord(RECORD.kafkaHeaders(), RECORD.bytes())).isEqualTo(GoldenMessages.RECORD);
    }

    @Test
    void goldenRecordOfVersion1IsReadAsOneOfTheNewestVersion() {
        var golden = new GoldenFile("dev.tribal.error.record.v1");

        assertThat(codec.readRecord(golden.kafkaHeaders(), golden.bytes())).isEqualTo(GoldenMessages.RECORD_V1);
        assertThat(golden.value().path("schema_version").asInt()).isEqualTo(1);
    }

    @Test
    void goldenTombstoneOfVersion1IsRead() {
        var golden = new GoldenFile("dev.tribal.error.record.v1.tombstone");

        assertThat(codec.readRecord(golden.kafkaHeaders(), null)).isEqualTo(GoldenMessages.TOMBSTONE);
    }

    @Test
    void tombstoneHasNoValueAndKeepsItsPositionInTheHeaders() {
        ProducerRecord<String, byte[]> message = codec.write(GoldenMessages.TOMBSTONE);

        assertThat(message.value()).isNull();
        assertThat(GoldenFile.read(message.headers())).isEqualTo(TOMBSTONE.headers());
        assertThat(codec.readRecord(TOMBSTONE.kafkaHeaders(), null)).isEqualTo(GoldenMessages.TOMBSTONE);
    }
}
