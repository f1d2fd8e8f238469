package dev.tribal.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.schema.NewerSchemaException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
    private static final GoldenFile REPORTED = new GoldenFile("dev.tribal.error.reported.v2");
    private static final GoldenFile UPDATED = new GoldenFile("dev.tribal.error.updated.v2");
    private static final GoldenFile RECORD = new GoldenFile("dev.tribal.error.record.v2");
    private static final String LEAST = """
            {"fingerprint":"v1:1","error_type":"E","context":{"error_message":"m"}}""";

    private final EventCodec codec = new EventCodec();

    @Test
    void absentFieldsOfAReportAreNullAndListsEmpty() {
        var data = (ErrorReported) readEvent(REPORTED, LEAST).data();

        assertThat(data)
                .isEqualTo(new ErrorReported(
                        "v1:1", "E", new ErrorContext(null, null, "m", null, null, null), null, Map.of(), null));
        assertThat(GoldenFile.JSON.readTree(
                        codec.write(readEvent(REPORTED, LEAST)).value()))
                .isEqualTo(GoldenFile.JSON.readTree(LEAST.replace("}}", "},\"metadata\":{}}")));
    }

    @Test
    void absentFieldsOfAnUpdateAreNull() {
        assertThat(readEvent(UPDATED, "{}").data())
                .isEqualTo(new ErrorUpdated(null, null, null, Map.of(), null, null, null, null));
    }

    @Test
    void eventWithoutActorAndIdempotencyIsRead() {
        ErrorEvent event = codec.readEvent(
                REPORTED.kafkaHeaders(without(REPORTED, "ce_actor", "ce_idempotent")), REPORTED.bytes());

        assertThat(event.actor()).isNull();
        assertThat(event.idempotent()).isFalse();
        assertThat(GoldenFile.read(codec.write(event).headers()))
                .isEqualTo(without(REPORTED, "ce_actor", "ce_idempotent"));
    }

    @Test
    void eventThatSaysItIsNotIdempotentIsNot() {
        var headers = without(REPORTED);
        headers.put("ce_idempotent", "false");

        assertThat(codec.readEvent(GoldenFile.kafkaHeaders(headers), REPORTED.bytes())
                        .idempotent())
                .isFalse();
    }

    @Test
    void absentFieldsOfARecordHaveTheirDefaults() {
        ErrorRecord record = readRecord("""
                {"schema_version":2,"id":"6f1c8a52-7d0e-5b1f-9b1d-0a4c0e6f2d11","fingerprint":"v1:1","error_type":"E",
                 "context":{"error_message":"m"},"occurrences":1,"first_seen":"2026-03-04T05:06:07Z",
                 "last_seen":"2026-03-04T05:06:07Z","position":"0-0"}""").record();

        assertThat(record).isNotNull();
        assertThat(record.earlierContexts()).isEmpty();
        assertThat(record.solutions()).isEmpty();
        assertThat(record.labels()).isEmpty();
        assertThat(record.metadata()).isEmpty();
        assertThat(record.state()).isEqualTo(ErrorState.OPEN);
        assertThat(record.origin()).isNull();
        assertThat(record.priority()).isNull();
        assertThat(record.assignee()).isNull();
    }

    @Test
    void fieldsAndAttributesOfANewerWriterAreIgnored() {
        var headers = without(REPORTED);
        headers.put("ce_region", "eu");
        headers.put("x-other", "1");
        String value = new String(REPORTED.bytes(), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"new_field\":{\"a\":[1]},")
                .replace("\"context\": {", "\"context\": {\"new_field\":true,");

        assertThat(codec.readEvent(GoldenFile.kafkaHeaders(headers), value.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(GoldenMessages.REPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_time", "ce_tenant"})
    void eventWithoutANeededHeaderIsUnreadable(String header) {
        unreadableEvent(GoldenFile.kafkaHeaders(without(REPORTED, header)), REPORTED.bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject", "ce_tenant", "ce_position"})
    void recordWithoutANeededHeaderIsUnreadable(String header) {
        unreadableRecord(GoldenFile.kafkaHeaders(without(RECORD, header)), RECORD.bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion=9.9",
                "ce_id=not-a-uuid",
                "ce_source=:not a uri",
                "ce_type=dev.tribal.error.moved.v1",
                "ce_type=dev.tribal.error.reported",
                "ce_type=dev.tribal.error.reported.v0",
                "ce_type=dev.tribal.error.reported.v1000000",
                "ce_subject=x",
                "ce_time=yesterday",
                "content-type=application/cloudevents+json",
                "content-type=application/cloudevents+avro"
            })
    void eventWithAWrongHeaderIsUnreadable(String header) {
        unreadableEvent(changed(REPORTED, header), REPORTED.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_type=dev.tribal.error.state.v2", "ce_subject=x", "ce_position=3", "ce_position=3--1"})
    void recordWithAWrongHeaderIsUnreadable(String header) {
        unreadableRecord(changed(RECORD, header), RECORD.bytes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{} {}",
                "{'error_type':'E','context':{'error_message':'m'}}",
                "{'fingerprint':'f','context':{'error_message':'m'}}",
                "{'fingerprint':'f','error_type':'E'}",
                "{'fingerprint':'f','error_type':'E','context':{}}",
                "{'fingerprint':'f','error_type':'E','context':{'error_message':'m'},'solution':{}}",
                "{'fingerprint':'f','error_type':'E','context':{'error_message':'m'},'origin':{'source':'?'}}"
            })
    void eventWithoutItsRequiredFieldsIsUnreadable(String value) {
        unreadableEvent(REPORTED.kafkaHeaders(), value.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"id\":\"6f1c8a52-7d0e-5b1f-9b1d-0a4c0e6f2d11\"}"})
    void recordThatIsNeitherWholeNorATombstoneIsUnreadable(String value) {
        unreadableRecord(RECORD.kafkaHeaders(), value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatANewerTribalWroteIsRefusedWithBothVersionsAndIsNotUnreadable() {
        assertThatExceptionOfType(NewerSchemaException.class)
                .isThrownBy(() ->
                        codec.readEvent(changed(REPORTED, "ce_type=dev.tribal.error.reported.v3"), REPORTED.bytes()))
                .withMessage("The event has schema version 3, but this Tribal knows versions up to 2;"
                        + " upgrade Tribal to a version that reads 3");
        assertThatExceptionOfType(NewerSchemaException.class)
                .isThrownBy(() -> codec.readRecord(changed(RECORD, "ce_type=dev.tribal.error.record.v4"), null))
                .withMessageContainingAll("The record has schema version 4", "up to 2");
    }

    @Test
    void eventWithoutValueIsUnreadable() {
        unreadableEvent(REPORTED.kafkaHeaders(), null);
    }

    @Test
    void garbageIsUnreadableAndNothingElse() {
        var random = new Random(7);
        for (int length = 0; length < 500; length++) {
            byte[] garbage = new byte[length];
            random.nextBytes(garbage);
            unreadableEvent(REPORTED.kafkaHeaders(), garbage);
            unreadableRecord(RECORD.kafkaHeaders(), garbage);
            unreadableEvent(new RecordHeaders(), garbage);
            unreadableEvent(new RecordHeaders().add("content-type", garbage).add("ce_id", garbage), garbage);
        }
    }

    @Test
    void headerWithoutValueIsUnreadable() {
        Headers headers = GoldenFile.kafkaHeaders(without(REPORTED, "ce_id")).add("ce_id", null);

        unreadableEvent(headers, REPORTED.bytes());
    }

    @Test
    void longestTextsAreRead() {
        String trace = "x".repeat(4 * 1024 * 1024);
        String value = LEAST.replace("\"m\"", "\"m\",\"stack_trace\":\"" + trace + "\"");

        assertThat(((ErrorReported) readEvent(REPORTED, value).data()).context().stackTrace())
                .isEqualTo(trace);
    }

    @Test
    void deepNestingIsUnreadable() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        unreadableEvent(
                REPORTED.kafkaHeaders(),
                LEAST.replaceFirst("\\{", "{\"metadata\":{\"a\":" + deep + "},").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void listsAndMetadataOfAnEventCannotBeChanged() {
        var data = (ErrorUpdated) GoldenMessages.UPDATED.data();

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> data.metadata().put("a", 1));
        assertThat(data.labels()).isEqualTo(List.of("payments")).isUnmodifiable();
    }

    private ErrorEvent readEvent(GoldenFile headers, String value) {
        return codec.readEvent(headers.kafkaHeaders(), value.getBytes(StandardCharsets.UTF_8));
    }

    private RecordChange readRecord(String value) {
        return codec.readRecord(RECORD.kafkaHeaders(), value.getBytes(StandardCharsets.UTF_8));
    }

    private void unreadableEvent(Headers headers, byte @Nullable [] value) {
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.readEvent(headers, value));
    }

    private void unreadableRecord(Headers headers, byte @Nullable [] value) {
        assertThatExceptionOfType(UnreadableEventException.class).isThrownBy(() -> codec.readRecord(headers, value));
    }

    private static Map<String, String> without(GoldenFile golden, String... names) {
        var headers = new TreeMap<>(golden.headers());
        for (String name : names) {
            headers.remove(name);
        }
        return headers;
    }

    private static Headers changed(GoldenFile golden, String header) {
        var headers = without(golden);
        String[] nameAndValue = header.split("=", 2);
        headers.put(nameAndValue[0], nameAndValue[1]);
        return GoldenFile.kafkaHeaders(headers);
    }
}
