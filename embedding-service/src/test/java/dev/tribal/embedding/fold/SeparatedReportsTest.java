package dev.tribal.embedding.fold;

import static dev.tribal.embedding.Events.event;
import static dev.tribal.embedding.Events.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Change;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.LinkedSolution;
import dev.tribal.contracts.MessagePrint;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ReportsRejoined;
import dev.tribal.contracts.event.ReportsSeparated;
import dev.tribal.contracts.event.SolutionLinked;
import dev.tribal.contracts.event.SolutionUnlinked;
import dev.tribal.embedding.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeparatedReportsTest {
    private static final String TOPIC = "topic-a";
    private final UUID error = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Separation byTest = new Separation("v2:test:b", other);
    private final List<ErrorEvent> handedOn = new ArrayList<>();
    private StoredRecord stored;
    private StoredRecord second;
    private long offset;

    @BeforeEach
    void oneErrorHasReportsOfTwoTests() {
        fold(of("v2:test:a"));
        fold(of("v2:test:b"));
        assertThat(handedOn).isEmpty();
    }

    @Test
    void laterReportsGoOnToTheOtherErrorAndCountThereAlone() {
        fold(new ReportsSeparated(byTest));
        fold(of("v2:test:b"));
        fold(of("v2:test:a"));
        fold(of("v2:test:b"));

        assertThat(record().occurrences()).isEqualTo(3);
        assertThat(record().groups().fingerprints()).containsExactly("v2:test:a");
        assertThat(record().groups().keptApartFrom()).containsExactly(other);
        assertThat(handedOn).hasSize(2).allMatch(event -> event.errorId().equals(other));
        assertThat(((ErrorReported) handedOn.getFirst().data()).fingerprint())
                .isEqualTo(record().fingerprint() + "/v2:test:b");
        deliver(handedOn);
        assertThat(Objects.requireNonNull(second.record()).occurrences()).isEqualTo(2);
        assertThat(Objects.requireNonNull(second.record()).id()).isEqualTo(other);
    }

    @Test
    void whatIsDeliveredAgainIsHandedOnAndCountedOnce() {
        fold(new ReportsSeparated(byTest));
        Position at = new Position(0, offset);
        ErrorEvent report = event(error, of("v2:test:b"));
        fold(report, at);
        fold(report, at);
        assertThat(handedOn).hasSize(1);

        fold(of("v2:test:b"));
        deliver(handedOn);
        // The process ended after it had handed both on, and before it had stored that it did.
        deliver(handedOn);

        assertThat(Objects.requireNonNull(second.record()).occurrences()).isEqualTo(2);
    }

    @Test
    void whatWasHandedOnInARestoredTopicHoldsUpNothingThatIsHandedOnLater() {
        fold(new ReportsSeparated(byTest));
        offset = 900_000;
        fold(of("v2:test:b"));
        List<ErrorEvent> restored = List.copyOf(handedOn);
        handedOn.clear();
        stored = Fold.apply(stored, event(error, of("v2:test:a")), new Position(0, 0), "topic-b");
        SeparatedReports.handedOn(stored, event(error, of("v2:test:b")), new Position(0, 1), "topic-b")
                .ifPresent(handedOn::add);

        second = Fold.apply(second, restored.getFirst(), new Position(0, 2), "topic-b");
        second = Fold.apply(second, handedOn.getFirst(), new Position(0, 3), "topic-b");
        second = Fold.apply(second, handedOn.getFirst(), new Position(0, 4), "topic-b");

        assertThat(Objects.requireNonNull(second.record()).occurrences()).isEqualTo(2);
    }

    @Test
    void reportsAreToldApartByTheirMessageToo() {
        ErrorReported full = report("exit code 28");
        fold(new ReportsSeparated(new Separation(MessagePrint.of(full.context()), other)));
        fold(full);
        fold(report("exit code 1"));

        assertThat(handedOn).hasSize(1);
        assertThat(record().context().errorMessage()).isEqualTo("exit code 1");
    }

    @Test
    void theOtherErrorBeginsKeptApartFromTheOneThatItWasToldApartFrom() {
        UUID whole = StableIds.errorId(Events.TENANT, record().fingerprint());
        ErrorReported sample = of("v2:test:b");
        ErrorEvent began = event(
                other,
                new ErrorReported(
                        byTest.fingerprintIn(record().fingerprint()),
                        sample.errorType(),
                        sample.context(),
                        null,
                        Map.of(),
                        null));
        deliver(List.of(began));

        ErrorRecord told = Objects.requireNonNull(second.record());
        assertThat(told.groups()).isEqualTo(Grouping.NONE.keptApart(whole, "key:test"));
        assertThat(told.changes())
                .containsExactly(new Change(Events.TIME, "key:test", Change.What.SEPARATED, whole.toString()));
        deliver(List.of(event(other, new ErrorMerged(whole))));
        assertThat(Objects.requireNonNull(second.record()).groups().keptApartFrom())
                .as("rejoined")
                .isEmpty();
    }

    @Test
    void theOtherErrorIsKeptApartAlsoIfItBeginsWithALaterReportOfWhoeverSentThat() {
        fold(new ReportsSeparated(byTest));
        fold(of("v2:test:b"));
        deliver(handedOn);

        ErrorRecord told = Objects.requireNonNull(second.record());
        assertThat(told.groups().keptApartFrom())
                .containsExactly(StableIds.errorId(Events.TENANT, record().fingerprint()));
        assertThat(told.groups().keptApartBy()).isEmpty();
        assertThat(told.changes()).isEmpty();
    }

    @Test
    void anUndoBringsLaterReportsBack() {
        fold(new ReportsSeparated(byTest));
        fold(new ReportsRejoined(other));
        fold(of("v2:test:b"));

        assertThat(handedOn).isEmpty();
        assertThat(record().occurrences()).isEqualTo(3);
        assertThat(record().groups().keptApartFrom()).isEmpty();
        assertThat(record().groups().separated()).isEmpty();
    }

    @Test
    void linksAreKeptOnceAndUndone() {
        var link = new LinkedSolution(other, UUID.randomUUID());
        fold(new SolutionLinked(link));
        fold(new SolutionLinked(link));
        fold(of("v2:test:a"));
        assertThat(record().groups().linked()).containsExactly(link);
        assertThat(record().holderOf(link.solutionId())).isEqualTo(other);

        fold(new SolutionUnlinked(link.solutionId()));
        assertThat(record().groups().linked()).isEmpty();
    }

    private static ErrorReported of(String fingerprint) {
        return report("boom").withFingerprints(List.of(fingerprint));
    }

    private void fold(ErrorEventData data) {
        fold(event(error, data), new Position(0, offset));
    }

    private void fold(ErrorEvent event, Position at) {
        SeparatedReports.handedOn(stored, event, at, TOPIC).ifPresent(handedOn::add);
        stored = Fold.apply(stored, event, at, TOPIC);
        offset++;
    }

    /** In the same partition, further on. */
    private void deliver(List<ErrorEvent> events) {
        for (ErrorEvent event : events) {
            second = Fold.apply(second, event, new Position(0, 100 + offset++), TOPIC);
        }
    }

    private ErrorRecord record() {
        return Objects.requireNonNull(stored.record());
    }
}
