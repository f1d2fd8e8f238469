package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorKeptApart;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorNotKeptApart;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.embedding.Events;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupingFoldTest {
    private static final String TOPIC = "topic-a";
    private final UUID error = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private StoredRecord stored;
    private long offset;

    @BeforeEach
    void recordAnError() {
        fold(report("boom"));
    }

    @Test
    void aMergeIsKeptThroughLaterReports() {
        fold(new ErrorMerged(other));
        fold(report("boom"));

        assertThat(record().groups().mergedInto()).isEqualTo(other);
        assertThat(record().occurrences()).isEqualTo(2);
    }

    @Test
    void theLatestMergeCounts() {
        UUID third = UUID.randomUUID();
        fold(new ErrorMerged(other));
        fold(new ErrorMerged(third));

        assertThat(record().groups()).isEqualTo(Grouping.NONE.into(third));
    }

    @Test
    void aSplitUndoesAMergeAndKeepsBothApart() {
        fold(new ErrorMerged(other));
        fold(new ErrorSplit());
        fold(new ErrorSplit());
        fold(report("boom"));

        assertThat(record().groups()).isEqualTo(Grouping.NONE.keptApart(other, "key:test"));
    }

    @Test
    void aMergeOfWhatWasKeptApartIsTheLastWord() {
        fold(new ErrorMerged(other));
        fold(new ErrorSplit());
        fold(new ErrorMerged(other));

        assertThat(record().groups()).isEqualTo(Grouping.NONE.into(other));
    }

    @Test
    void aMergeThatNobodyAskedForUndoesNothingThatWasSaidMeanwhile() {
        fold(new ErrorKeptApart(other));
        mergeAutomatically(other);
        assertThat(record().groups()).isEqualTo(Grouping.NONE.keptApart(other, "key:test"));
        assertThat(stored.applied().includes(TOPIC, new Position(0, offset - 1)))
                .isTrue();

        UUID third = UUID.randomUUID();
        fold(new ErrorMerged(third));
        Grouping said = record().groups();
        mergeAutomatically(UUID.randomUUID());
        assertThat(record().groups()).isEqualTo(said);
    }

    @Test
    void aMergeThatNobodyAskedForIsAppliedWhereNothingElseWasSaid() {
        fold(new ErrorKeptApart(UUID.randomUUID()));
        mergeAutomatically(other);
        mergeAutomatically(other);

        assertThat(record().groups().mergedInto()).isEqualTo(other);
    }

    @Test
    void whatIsKeptApartSaysByWhomAndCanBeTakenBack() {
        fold(new ErrorKeptApart(other));
        fold(new ErrorKeptApart(other));
        assertThat(record().groups().keptApartFrom()).containsExactly(other);
        assertThat(record().groups().keptApartBy()).containsExactly(Map.entry(other, "key:test"));

        fold(new ErrorNotKeptApart(other));
        assertThat(record().groups()).isEqualTo(Grouping.NONE);
    }

    @Test
    void nothingIsKeptApartFromItselfOrFromWhatItIsAPartOf() {
        fold(new ErrorKeptApart(error));
        assertThat(record().groups()).isEqualTo(Grouping.NONE);

        fold(new ErrorMerged(other));
        fold(new ErrorKeptApart(other));
        assertThat(record().groups()).isEqualTo(Grouping.NONE.into(other));
    }

    @Test
    void nothingIsAPartOfItself() {
        fold(new ErrorMerged(error));

        assertThat(record().grouping()).isNull();
    }

    @Test
    void whatWasSaidOfSeveralErrorsIsTakenBackAtOnce() {
        List<UUID> others = Stream.generate(UUID::randomUUID).limit(4).toList();
        others.forEach(one -> fold(new ErrorKeptApart(one)));

        fold(new ErrorNotKeptApart(others.getFirst(), others.subList(1, 3)));

        assertThat(record().groups().keptApartFrom()).containsExactly(others.getLast());
    }

    @Test
    void ofFarTooManyThatAreKeptApartOnlyTheLatestAreRemembered() {
        List<UUID> others = Stream.generate(UUID::randomUUID)
                .limit(2 * Grouping.MOST_APART + 1)
                .toList();
        for (UUID one : others) {
            fold(new ErrorMerged(one));
            fold(new ErrorSplit());
        }

        assertThat(record().groups().keptApartFrom()).isEqualTo(others.subList(1, others.size()));
    }

    @Test
    void furtherFingerprintsOfReportsAreKeptOnceTheLatestLast() {
        fold(report("boom").withFingerprints(List.of("v2:place:a", "v2:test:t")));
        fold(report("boom").withFingerprints(List.of("v2:place:b")));
        fold(report("boom").withFingerprints(List.of("v2:place:a", "v2:test:t")));
        assertThat(record().groups().fingerprints()).containsExactly("v2:place:b", "v2:place:a", "v2:test:t");

        for (int i = 0; i < 20; i++) {
            fold(report("boom").withFingerprints(List.of("v2:place:" + i)));
        }
        assertThat(record().groups().fingerprints())
                .hasSize(Grouping.MOST_FINGERPRINTS)
                .endsWith("v2:place:19");
    }

    @Test
    void anEventThatComesAgainChangesNothing() {
        ErrorEvent merged = event(error, new ErrorMerged(other));
        stored = Fold.apply(stored, merged, new Position(0, 5), TOPIC);
        StoredRecord once = stored;

        assertThat(Fold.apply(once, merged, new Position(0, 5), TOPIC)).isSameAs(once);
    }

    @Test
    void whatIsDeletedIsNeitherMergedNorSplit() {
        fold(new ErrorDeleted());
        fold(new ErrorMerged(other));
        fold(new ErrorSplit());
        assertThat(stored.record()).isNull();

        fold(report("boom"));
        assertThat(record().grouping()).isNull();
    }

    private void fold(ErrorEventData data) {
        stored = Fold.apply(stored, event(error, data), new Position(0, offset++), TOPIC);
    }

    private void mergeAutomatically(UUID into) {
        stored = Fold.apply(
                stored,
                EarlierDecisions.merge(Events.TENANT, error, into, 2, Events.TIME),
                new Position(0, offset++),
                TOPIC);
    }

    private ErrorRecord record() {
        return Objects.requireNonNull(stored.record());
    }
}
