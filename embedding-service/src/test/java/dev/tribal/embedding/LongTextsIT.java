package dev.tribal.embedding;

import static dev.tribal.embedding.Events.TENANT;
import static dev.tribal.embedding.Events.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tribal.contracts.Attachment;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.LongText;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.platform.blob.LongTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What happens to long texts in the blob store while events are applied. */
class LongTextsIT extends WithService {
    private final UUID error = UUID.randomUUID();

    @Test
    void textsStayAsLongAsAContextRefersToThem() throws IOException {
        List<Attachment> sent = new ArrayList<>();
        Position last = new Position(0, 0);
        for (int i = 0; i < 7; i++) {
            ErrorEvent report = report("message " + i, "whole trace " + i);
            sent.addAll(((ErrorReported) report.data()).context().attachments());
            last = broker.send(report);
        }
        awaitApplied(last);

        StoredRecord stored = stored();
        assertThat(stored.record().context().attachments()).containsExactly(sent.getLast());
        assertThat(stored.record().earlierContexts())
                .flatExtracting(ErrorContext::attachments)
                .containsExactly(sent.get(5), sent.get(4), sent.get(3), sent.getFirst());
        await().untilAsserted(() -> assertThat(blobs()).hasSize(5));
        sent.subList(1, 3).clear();
        assertThat(sent)
                .allSatisfy(attachment ->
                        assertThat(texts().read(TENANT, error, attachment)).isPresent());
    }

    @Test
    void theSameTextFromManyReportsIsKeptOnce() throws IOException {
        Position last = new Position(0, 0);
        for (int i = 0; i < 10; i++) {
            last = broker.send(report("message", "the same trace"));
        }
        awaitApplied(last);

        assertThat(stored().record().occurrences()).isEqualTo(10);
        assertThat(stored().record().earlierContexts()).isEmpty();
        await().untilAsserted(() -> assertThat(blobs()).hasSize(1));
    }

    @Test
    void anUpdateReplacesTheText() throws IOException {
        broker.send(report("message", "first"));
        ErrorContext context = context(UUID.randomUUID(), "message", "second");
        awaitApplied(
                broker.send(event(error, new ErrorUpdated(null, context, null, Map.of(), null, null, null, null))));

        await().untilAsserted(() -> assertThat(blobs()).hasSize(1));
        assertThat(texts().read(
                                TENANT,
                                error,
                                stored().record().context().attachments().getFirst()))
                .hasValue("second");
    }

    @Test
    void aDeletedRecordLeavesNoTextBehindNotEvenOneThatACrashHasLeft() throws IOException {
        awaitApplied(broker.send(report("message", "trace")));
        texts().store(TENANT, error, UUID.randomUUID(), LongText.CODE_SNIPPET, "left by a crash");
        for (Path blob : blobs()) {
            Files.setLastModifiedTime(blob, FileTime.from(Events.TIME.minus(Duration.ofHours(1))));
        }
        awaitApplied(broker.send(event(error, new ErrorDeleted())));

        await().untilAsserted(() -> assertThat(blobs()).isEmpty());
    }

    @Test
    void aReportAfterTheDeletionKeepsItsText() throws IOException {
        broker.send(report("message", "before"));
        ErrorEvent again = report("message", "after");
        broker.send(event(error, new ErrorDeleted()));
        awaitApplied(broker.send(again));

        await().untilAsserted(() -> assertThat(blobs()).hasSize(1));
        assertThat(texts().read(
                                TENANT,
                                error,
                                stored().record().context().attachments().getFirst()))
                .hasValue("after");
    }

    @Test
    void aBlobStoreThatIsDownHoldsDeletionsBackAndDeadLettersNothing() throws IOException {
        awaitApplied(broker.send(report("message", "trace")));
        Path blobs = folder.resolve("blobs");
        Path away = folder.resolve("away");
        Files.move(blobs, away);
        Files.writeString(blobs, "not a folder");
        Position deletion = broker.send(event(error, new ErrorDeleted()));
        await().during(Duration.ofSeconds(1)).until(() -> stored().record() != null);
        Files.delete(blobs);
        Files.move(away, blobs);
        awaitApplied(deletion);

        assertThat(stored().record()).isNull();
        assertThat(blobs()).isEmpty();
        assertThat(broker.read(Topics.ERROR_EVENTS_DLT)).isEmpty();
    }

    private ErrorEvent report(String message, String trace) {
        UUID id = UUID.randomUUID();
        var data = new ErrorReported(
                "v1:1", "java.lang.IllegalStateException", context(id, message, trace), null, Map.of(), null);
        return new ErrorEvent(id, Events.TIME, TENANT, error, "key:test", false, data);
    }

    private ErrorContext context(UUID eventId, String message, String trace) {
        Attachment attachment = texts().store(TENANT, error, eventId, LongText.STACK_TRACE, trace);
        return new ErrorContext("java", null, message, null, "an excerpt", null).withAttachments(List.of(attachment));
    }

    private void awaitApplied(Position position) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> broker.changes().stream()
                        .anyMatch(change -> change.position().partition() == position.partition()
                                && change.position().offset() >= position.offset()));
    }

    private StoredRecord stored() {
        var key = new RecordKey(TENANT, error);
        return service.store().read(List.of(key)).get(key);
    }

    private LongTexts texts() {
        return service.bean(LongTexts.class);
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve("blobs"))) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
