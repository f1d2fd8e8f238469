package dev.tribal.embedding.apply;

import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.contracts.event.TemplateObserved;
import dev.tribal.embedding.fold.EarlierDecisions;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.scrub.RecordScrubber;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.blob.file.FileBlobStore;
import dev.tribal.platform.scrub.Scrubbing;
import java.nio.file.Path;
import java.util.List;
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
        leaf.fold(new AcceptedEvent(observed, new Position(0, 5)), "topic", NO_RULES, EarlierDecisions.none());

        assertThat(leaf.isDeleted()).isFalse();
        assertThat(PublicationOrder.of(List.of(c, leaf)))
                .extracting(RecordChange::record, RecordChange::position)
                .contains(tuple(null, new Position(0, 5)));
    }

    private static FoldedRecord folded(Position... positions) {
        UUID id = UUID.randomUUID();
        var first = event(id, report("boom"));
        var record = new FoldedRecord(RecordKey.of(first), null);
        for (Position position : positions) {
            record.fold(
                    new AcceptedEvent(event(id, report("boom")), position), "topic", NO_RULES, EarlierDecisions.none());
        }
        return record;
    }
}
