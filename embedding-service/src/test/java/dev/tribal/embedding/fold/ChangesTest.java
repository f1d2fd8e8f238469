package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.TIME;
import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.report;
import static dev.tribal.embedding.Events.update;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Change;
import dev.tribal.contracts.Change.What;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.ReportsRejoined;
import dev.tribal.contracts.event.ReportsSeparated;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final UUID error = UUID.randomUUID();
    private final String actor = event(error, new ErrorSplit()).actor();

    @Test
    void changeOfTheStateIsRememberedWithWhoAskedForIt() {
        assertThat(changes(report("boom"), update(ErrorState.RESOLVED)))
                .containsExactly(new Change(TIME, actor, What.STATE, "resolved"));
    }

    @Test
    void updateToWhatItIsAlreadyChangesNothing() {
        assertThat(changes(report("boom"), update(ErrorState.OPEN))).isEmpty();
    }

    @Test
    void reportThatReopensTheErrorIsAChange() {
        assertThat(changes(report("boom"), update(ErrorState.RESOLVED), report("boom")))
                .extracting(Change::to)
                .containsExactly("resolved", "open");
    }

    @Test
    void mergeAndItsUndoingAreChanges() {
        UUID into = UUID.randomUUID();

        assertThat(changes(report("boom"), new ErrorMerged(into), new ErrorSplit()))
                .containsExactly(
                        new Change(TIME, actor, What.MERGED, into.toString()),
                        new Change(TIME, actor, What.SPLIT, into.toString()));
    }

    @Test
    void separationOfReportsAndItsUndoingAreChanges() {
        UUID other = UUID.randomUUID();

        assertThat(changes(
                        report("boom"),
                        new ReportsSeparated(new Separation("v2:test:b", other)),
                        new ReportsSeparated(new Separation("v2:test:b", other)),
                        new ReportsRejoined(other)))
                .containsExactly(
                        new Change(TIME, actor, What.SEPARATED, other.toString()),
                        new Change(TIME, actor, What.REJOINED, other.toString()));
    }

    @Test
    void labelsAreToldUnlessTheyAreMany() {
        List<String> many =
                IntStream.range(0, 50).mapToObj("a label, number %d"::formatted).toList();

        assertThat(changes(report("boom"), labels(List.of("a", "b")), labels(List.of()), labels(many)))
                .extracting(Change::to)
                .satisfiesExactly(
                        two -> assertThat(two).isEqualTo("a, b"),
                        none -> assertThat(none).isEmpty(),
                        all -> assertThat(all).hasSize(501).endsWith("…"));
    }

    private static ErrorEventData labels(List<String> labels) {
        return new ErrorUpdated(null, null, null, Map.of(), null, null, null, labels);
    }

    @Test
    void onlyTheLatestChangesAreRemembered() {
        ErrorEventData[] many = IntStream.rangeClosed(0, Change.MOST + 1)
                .mapToObj(i -> i == 0 ? report("boom") : update(i % 2 == 0 ? ErrorState.IN_PROGRESS : ErrorState.OPEN))
                .toArray(ErrorEventData[]::new);
        many[1] = update(ErrorState.CLOSED);

        assertThat(changes(many)).hasSize(Change.MOST).extracting(Change::to).doesNotContain("closed");
    }

    private List<Change> changes(ErrorEventData... events) {
        StoredRecord stored = null;
        for (int i = 0; i < events.length; i++) {
            ErrorEvent event = event(error, events[i]);
            stored = Fold.apply(stored, event, new Position(0, i), "topic");
        }
        return stored.record().changes();
    }
}
