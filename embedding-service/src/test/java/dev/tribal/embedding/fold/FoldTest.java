package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.TIME;
import static dev.tribal.embedding.Events.context;
import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.idempotent;
import static dev.tribal.embedding.Events.report;
import static dev.tribal.embedding.Events.solution;
import static dev.tribal.embedding.Events.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.contracts.event.SolutionRecorded;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final String TOPIC = "topic-a";
    private final UUID error = UUID.randomUUID();
    private StoredRecord stored;
    private long offset;

    @Test
    void theFirstReportMakesAnOpenRecord() {
        ErrorRecord record = fold(report("boom"));

        assertThat(record.id()).isEqualTo(error);
        assertThat(record.occurrences()).isEqualTo(1);
        assertThat(record.state()).isEqualTo(ErrorState.OPEN);
        assertThat(record.firstSeen()).isEqualTo(TIME);
        assertThat(record.position()).isEqualTo(new Position(0, 0));
    }

    @Test
    void reportsAreCountedByTheDayTheyWereAcceptedOn() {
        fold(report("boom"));
        fold(idempotent(UUID.randomUUID(), error, report("boom")));
        fold(event(error, update(ErrorState.RESOLVED)));

        assertThat(stored.record().occurrencesByDay()).containsExactly(Map.entry(LocalDate.of(2026, 3, 1), 2L));
    }

    @Test
    void aRedeliveredEventChangesNothingAtAll() {
        fold(report("boom"));
        fold(report("boom"));
        StoredRecord before = stored;

        for (long earlier = 0; earlier < offset; earlier++) {
            assertThat(Fold.apply(stored, event(error, report("late")), new Position(0, earlier), TOPIC))
                    .isSameAs(before);
        }
    }

    @Test
    void partitionsAreCountedSeparately() {
        fold(report("boom"));
        stored = Fold.apply(stored, event(error, report("boom")), new Position(4, 0), TOPIC);

        assertThat(stored.record().occurrences()).isEqualTo(2);
        assertThat(stored.applied().offsets()).isEqualTo(Map.of(0, 0L, 4, 0L));
    }

    @Test
    void offsetsOfAnotherTopicAreOtherEvents() {
        fold(report("boom"));
        fold(report("boom"));
        stored = Fold.apply(stored, event(error, report("boom")), new Position(0, 0), "topic-b");

        assertThat(stored.record().occurrences()).isEqualTo(3);
        assertThat(stored.applied()).isEqualTo(new Applied("topic-b", Map.of(0, 0L)));
    }

    @Test
    void aRepeatedIdempotentEventOnlyMovesThePosition() {
        UUID request = UUID.randomUUID();
        fold(idempotent(request, error, report("boom")));
        ErrorRecord record = fold(idempotent(request, error, report("boom again")));

        assertThat(record.occurrences()).isEqualTo(1);
        assertThat(record.context().errorMessage()).isEqualTo("boom");
        assertThat(record.position()).isEqualTo(new Position(0, 1));
        assertThat(stored.recentIds()).containsExactly(request);
    }

    @Test
    void onlySomeIdempotentEventsAreRemembered() {
        for (int i = 0; i < Fold.RECENT_IDS + 10; i++) {
            fold(idempotent(new UUID(0, i), error, report("boom")));
        }

        assertThat(stored.recentIds()).hasSize(Fold.RECENT_IDS).last().isEqualTo(new UUID(0, Fold.RECENT_IDS + 9));
    }

    @Test
    void earlierContextsAreBoundedNewestFirstAndDistinct() {
        for (String message : List.of("a", "b", "b", "a", "c", "d", "e", "f")) {
            fold(report(message));
        }

        assertThat(stored.record().context()).isEqualTo(context("f"));
        assertThat(stored.record().earlierContexts())
                .containsExactly(context("e"), context("d"), context("c"), context("b"));
    }

    @Test
    void theFirstContextStaysHoweverManyFollow() {
        for (int i = 0; i < 100; i++) {
            fold(report("message " + i));
        }

        assertThat(stored.record().earlierContexts())
                .containsExactly(
                        context("message 98"), context("message 97"), context("message 96"), context("message 0"));
    }

    @Test
    void longTextsAreKeptWholeOnlyInTheLatestContext() {
        String emoji = "x".repeat(Limits.EXCERPT - 1) + "\uD83D\uDE00 and more";
        fold(new ErrorReported(
                "v1:a", "E", new ErrorContext(null, null, "a", null, emoji, null), null, Map.of(), null));
        assertThat(stored.record().context().stackTrace()).isEqualTo(emoji);

        ErrorRecord record = fold(report("b"));
        assertThat(record.earlierContexts().getFirst().stackTrace()).isEqualTo("x".repeat(Limits.EXCERPT - 1));
    }

    @Test
    void metadataIsMergedAndBoundedButTheLatestStays() {
        fold(metadata(Map.of("old", "x".repeat(40_000), "both", 1)));
        ErrorRecord record = fold(metadata(Map.of("new", "y".repeat(40_000), "both", 2)));

        assertThat(record.metadata()).containsOnlyKeys("new", "both").containsEntry("both", 2);
    }

    @Test
    void aSolutionIsAddedOnceNewestFirst() {
        Solution first = solution("Do this");
        fold(report("boom"));
        fold(new SolutionRecorded(first));
        fold(new SolutionRecorded(first));
        fold(new SolutionRecorded(solution("Do this")));
        ErrorRecord record = fold(new SolutionRecorded(solution("Do that")));

        assertThat(record.solutions()).extracting(Solution::description).containsExactly("Do that", "Do this");
        assertThat(record.occurrences()).isEqualTo(1);
    }

    @Test
    void ofSolutionsThatNobodyTriedTheLatestAreKept() {
        fold(report("boom"));
        for (int i = 0; i < Solutions.MOST + 5; i++) {
            fold(new SolutionRecorded(solution("Solution " + i)));
        }

        assertThat(stored.record().solutions())
                .hasSize(Solutions.MOST)
                .first()
                .returns("Solution 24", Solution::description);
    }

    @Test
    void aReportOfAResolvedErrorOpensItAgain() {
        fold(report("boom"));
        assertThat(fold(update(ErrorState.RESOLVED)).state()).isEqualTo(ErrorState.RESOLVED);
        assertThat(fold(report("boom")).state()).isEqualTo(ErrorState.OPEN);
        fold(update(ErrorState.IN_PROGRESS));
        assertThat(fold(report("boom")).state()).isEqualTo(ErrorState.IN_PROGRESS);
    }

    @Test
    void anUpdateChangesWhatItNames() {
        fold(report("boom"));
        ErrorRecord record = fold(new ErrorUpdated(
                "Better", null, solution("Fix"), Map.of("k", "v"), null, null, "ann", List.of("urgent")));

        assertThat(record.errorType()).isEqualTo("Better");
        assertThat(record.context().errorMessage()).isEqualTo("boom");
        assertThat(record.assignee()).isEqualTo("ann");
        assertThat(record.labels()).containsExactly("urgent");
        assertThat(record.solutions()).hasSize(1);
        assertThat(record.state()).isEqualTo(ErrorState.OPEN);
        assertThat(record.occurrences()).isEqualTo(1);
    }

    @Test
    void whatConcernsNoRecordMakesNoneButIsApplied() {
        for (ErrorEventData data : List.of(
                update(ErrorState.CLOSED),
                new SolutionRecorded(solution("x")),
                new ScrubOrdered("email"),
                new ErrorDeleted())) {
            fold(data);
        }

        assertThat(stored.record()).isNull();
        assertThat(stored.applied().includes(TOPIC, new Position(0, 3))).isTrue();
    }

    @Test
    void aReportAfterADeletionStartsAfresh() {
        fold(report("boom"));
        fold(report("boom"));
        stored = stored.withTextHash("hash");
        assertThat(fold(new ErrorDeleted())).isNull();
        assertThat(stored.textHash()).isNull();

        assertThat(fold(report("boom")).occurrences()).isEqualTo(1);
    }

    private static ErrorReported metadata(Map<String, Object> metadata) {
        return new ErrorReported("v1:a", "E", context("boom"), null, metadata, null);
    }

    private ErrorRecord fold(ErrorEventData data) {
        return fold(event(error, data));
    }

    private ErrorRecord fold(ErrorEvent event) {
        stored = Fold.apply(stored, event, new Position(0, offset++), TOPIC);
        return stored.record();
    }
}
