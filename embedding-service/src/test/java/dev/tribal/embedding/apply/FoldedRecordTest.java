package dev.tribal.embedding.apply;

import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Position;
import dev.tribal.embedding.fold.EarlierDecisions;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.scrub.RecordScrubber;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.blob.file.FileBlobStore;
import dev.tribal.platform.scrub.Scrubbing;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldedRecordTest {
    private static final RecordScrubber NO_RULES = new RecordScrubber(
            new Scrubbing(List.of(), new byte[32]), new LongTexts(new FileBlobStore(Path.of("target", "no-blobs"))));

    private final UUID id = UUID.randomUUID();
    private final StoredRecord stored = after(folded(null, "boom", 1));

    @Test
    void whatIsReportedAgainInTheSameWordsIsNotEmbeddedAgain() {
        FoldedRecord again = folded(stored, "boom", 2);
        assertThat(again.textToEmbed()).isNull();
        assertThat(after(again).textHash()).isNotNull().isEqualTo(stored.textHash());
        assertThat(again.isChanged()).isTrue();
    }

    @Test
    void anotherMessageIsEmbedded() {
        FoldedRecord other = folded(stored, "bang", 2);
        assertThat(other.textToEmbed()).contains("bang");
        assertThat(after(other).textHash()).isNotEqualTo(stored.textHash());
    }

    @Test
    void otherNumbersAreNotEmbedded() {
        StoredRecord waiting = after(folded(null, "no answer of 10.1.2.3 in 30s, request 8f3a", 1));
        assertThat(folded(waiting, "no answer of 10.1.2.77 in 45s, request 00b2", 2)
                        .textToEmbed())
                .isNull();
    }

    @Test
    void whatIsDeliveredAgainIsEmbeddedAgainBecauseTheIndexMayNotHaveIt() {
        assertThat(folded(stored, "boom", 1).textToEmbed()).contains("boom");
    }

    @Test
    void anEventThatWasPutAsideAndReplayedIsNotWhatItsRecordWaitedFor() {
        var replayed = event(id, report("boom"));
        var record = new FoldedRecord(RecordKey.of(replayed), null);
        fold(record, new AcceptedEvent(replayed, new Position(0, 1), true));
        assertThat(record.change(new Position(0, 1)).acceptedAt()).isNull();

        var next = event(id, report("bang"));
        fold(record, new AcceptedEvent(next, new Position(0, 2), false));
        assertThat(record.change(new Position(0, 2)).acceptedAt()).isEqualTo(next.time());
    }

    private FoldedRecord folded(@Nullable StoredRecord before, String message, long offset) {
        var reported = event(id, report(message));
        var record = new FoldedRecord(RecordKey.of(reported), before);
        fold(record, new AcceptedEvent(reported, new Position(0, offset), false));
        record.render();
        return record;
    }

    private static void fold(FoldedRecord record, AcceptedEvent event) {
        record.fold(event, "topic", NO_RULES, EarlierDecisions.none());
    }

    private static StoredRecord after(FoldedRecord record) {
        return Objects.requireNonNull(record.after());
    }
}
