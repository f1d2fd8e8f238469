package dev.tribal.embedding.apply;

import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tribal.contracts.MessagePrint;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.ReportsSeparated;
import dev.tribal.contracts.event.TemplateObserved;
import dev.tribal.embedding.Events;
import dev.tribal.embedding.fold.EarlierDecisions;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.scrub.RecordScrubber;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.blob.file.FileBlobStore;
import dev.tribal.platform.scrub.Scrubbing;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublicationOrderTest {
    private static final RecordScrubber NO_RULES = new RecordScrubber(
            new Scrubbing(List.of(), new byte[32]), new LongTexts(new FileBlobStore(Path.of("target", "no-blobs"))));

    private final FoldedRecord a = folded(new Position(0, 3), new Position(0, 7));
    private final FoldedRecord b = folded(new Position(0, 4));
    private final FoldedRecord c = folded(new Position(1, 9));

    @Test
    void changeSpeaksOnlyForWhatLiesBeforeTheNextRecord() {
        assertThat(PublicationOrder.of(List.of(b, a)))
                .extracting(RecordChange::errorId, RecordChange::position)
                .containsExactly(
                        tuple(a.key().id(), new Position(0, 3)), tuple(b.key().id(), new Position(0, 7)));
    }

    @Test
    void partitionsAreIndependent() {
        assertThat(PublicationOrder.of(List.of(a, c)))
                .extracting(RecordChange::position)
                .containsExactly(new Position(0, 7), new Position(1, 9));
    }

    @Test
    void recordWithoutAnEventIsNotPublished() {
        assertThat(PublicationOrder.of(List.of(folded()))).isEmpty();
    }

    @Test
    void whatIsLearntOfMessagesTellsNothingButHowFarTheLogIsApplied() {
        var observed =
                event(UUID.randomUUID(), new TemplateObserved(UUID.randomUUID(), "v2:template:a", "error", "a b"));
        var leaf = new FoldedRecord(RecordKey.of(observed), null);
        fold(leaf, observed, new Position(0, 5));

        assertThat(leaf.isDeleted()).isFalse();
        assertThat(PublicationOrder.of(List.of(c, leaf)))
                .extracting(RecordChange::record, RecordChange::position)
                .contains(tuple(null, new Position(0, 5)));
    }

    @Test
    void reportsOfTwoErrorsThatAreOfAThirdComeToItAsTheyStoodInTheLog() {
        UUID third = UUID.randomUUID();
        List<ErrorEvent> handedOn =
                PublicationOrder.ofFollowUps(List.of(separated(third, 0, 10, 12), separated(third, 2, 11)));
        assertThat(handedOn)
                .extracting(event -> ((ErrorReported) event.data()).handedOn())
                .containsExactly(new Position(0, 10), new Position(0, 11), new Position(0, 12));

        var target = new FoldedRecord(RecordKey.of(handedOn.getFirst()), null);
        for (int i = 0; i < handedOn.size(); i++) {
            fold(target, handedOn.get(i), new Position(1, i));
        }
        assertThat(Objects.requireNonNull(Objects.requireNonNull(target.after()).record())
                        .occurrences())
                .isEqualTo(3);
    }

    /** One that begins in partition 0, and whose further reports are of another error. */
    private static FoldedRecord separated(UUID other, long begin, long... offsets) {
        FoldedRecord record = folded(new Position(0, begin));
        var separation = new Separation(MessagePrint.of(Events.context("bang")), other);
        tell(record, new ReportsSeparated(separation), new Position(0, begin + 1));
        for (long offset : offsets) {
            tell(record, report("bang"), new Position(0, offset));
        }
        return record;
    }

    private static FoldedRecord folded(Position... positions) {
        var record = new FoldedRecord(new RecordKey(Events.TENANT, UUID.randomUUID()), null);
        for (Position position : positions) {
            tell(record, report("boom"), position);
        }
        return record;
    }

    private static void tell(FoldedRecord record, ErrorEventData data, Position position) {
        fold(record, event(record.key().id(), data), position);
    }

    private static void fold(FoldedRecord record, ErrorEvent event, Position position) {
        record.fold(new AcceptedEvent(event, position, false), "topic", NO_RULES, EarlierDecisions.none());
    }
}
