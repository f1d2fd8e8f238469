package dev.tribal.embedding.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.MessagePrint;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorKeptApart;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.ReportsSeparated;
import dev.tribal.contracts.event.SolutionRecorded;
import dev.tribal.embedding.Events;
import dev.tribal.platform.grouping.DecidedVersions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An installation that is switched from version 1 to 2 between two reports. */
class EarlierDecisionsTest {
    private static final String ONE = "v1:one";
    private static final String TWO = "v1:two";
    private static final String PLACE = "v2:place:p";

    private final FoldedLog log = new FoldedLog(new DecidedVersions(List.of(1), Events.TIME));

    @Test
    void theFirstReportAfterTheSwitchContinuesTheErrorUnderItsNewId() {
        report(ONE, PLACE, "boom");
        tell(ONE, new SolutionRecorded(Events.solution("Restart it")));
        tell(ONE, update(List.of("ui"), "ann"));
        switchOn();
        report(ONE, PLACE, "boom");

        assertThat(record(ONE).groups().mergedInto()).isEqualTo(id(PLACE));
        assertThat(record(ONE).solutions()).hasSize(1);
        assertThat(record(ONE).occurrences()).isEqualTo(1);
        assertThat(record(PLACE).occurrences()).isEqualTo(1);
        assertThat(record(PLACE).labels()).containsExactly("ui");
        assertThat(record(PLACE).assignee()).isEqualTo("ann");
        assertThat(record(PLACE).groups().fingerprints()).containsExactly(PLACE, ONE);
        assertThat(log.followed())
                .singleElement()
                .satisfies(merge -> assertThat(merge.actor()).isEqualTo("grouping:v2"));
    }

    @Test
    void whatTwoErrorsWereIsOneAfterTheSwitchAndIsMergedOnce() {
        report(ONE, PLACE, "boom");
        report(TWO, PLACE, "bang");
        tell(TWO, new SolutionRecorded(Events.solution("Restart it")));
        switchOn();
        report(ONE, PLACE, "boom");
        report(TWO, PLACE, "bang");
        report(TWO, PLACE, "bang");

        assertThat(record(ONE).groups().mergedInto()).isEqualTo(id(PLACE));
        assertThat(record(TWO).groups().mergedInto()).isEqualTo(id(PLACE));
        assertThat(record(PLACE).occurrences()).isEqualTo(3);
        assertThat(log.followed()).hasSize(2);
    }

    @Test
    void anErrorThatWasDoneComesBackAndItsSolutionsAreDisputedFromThen() {
        report(ONE, PLACE, "boom");
        tell(ONE, Events.update(ErrorState.RESOLVED));
        switchOn();
        report(ONE, PLACE, "boom");

        assertThat(record(PLACE).state()).isEqualTo(ErrorState.OPEN);
        assertThat(record(PLACE).behaves().cameBackAt()).isEqualTo(Events.TIME);
    }

    @Test
    void anErrorOfBeforeFingerprintsWereKeptIsContinuedToo() {
        report(ONE, null, "boom");
        switchOn();
        report(ONE, PLACE, "boom");

        assertThat(record(ONE).groups().mergedInto()).isEqualTo(id(PLACE));
    }

    @Test
    void whatTheNewVersionSplitsGetsARecordThatShowsTheSolutionsOfBefore() {
        report(ONE, "v2:place:other", "boom");
        report(ONE, PLACE, "boom");
        tell(ONE, new SolutionRecorded(Events.solution("Restart it")));
        switchOn();
        report(ONE, "v2:place:other", "boom");
        report(ONE, PLACE, "boom");

        assertThat(record("v2:place:other").groups().linked())
                .singleElement()
                .satisfies(link -> assertThat(link.errorId()).isEqualTo(id(ONE)));
        assertThat(record("v2:place:other").groups().mergedInto()).isNull();
        assertThat(record(ONE).groups().mergedInto()).isEqualTo(id(PLACE));
    }

    @Test
    void whatPeopleTookApartStaysApartAndGetsItsReports() {
        report(ONE, PLACE, "boom");
        report(TWO, PLACE, "bang");
        tell(ONE, new ErrorMerged(id(TWO)));
        tell(ONE, new ErrorSplit());
        switchOn();
        report(ONE, PLACE, "boom");
        report(TWO, PLACE, "bang");
        report(ONE, PLACE, "boom");

        assertThat(record(ONE).groups().mergedInto()).isEqualTo(id(PLACE));
        assertThat(record(TWO).groups().mergedInto()).isNull();
        assertThat(record(TWO).occurrences()).isEqualTo(2);
        assertThat(record(PLACE).occurrences()).isEqualTo(2);
    }

    @Test
    void whatIsTakenOutAfterTheSwitchGetsItsReportsAgain() {
        report(ONE, PLACE, "boom");
        report(TWO, PLACE, "bang");
        switchOn();
        report(TWO, PLACE, "bang");
        tell(ONE, new ErrorMerged(id(PLACE)));
        tell(ONE, new ErrorSplit());
        report(ONE, PLACE, "boom");
        report(TWO, PLACE, "bang");

        assertThat(record(ONE).groups().mergedInto()).isNull();
        assertThat(record(ONE).occurrences()).isEqualTo(2);
        assertThat(record(PLACE).occurrences()).isEqualTo(2);
    }

    @Test
    void whatPeopleSeparatedGoesWhereTheySaid() {
        report(ONE, PLACE, "boom");
        report(ONE, PLACE, "bang");
        String print = MessagePrint.of(Events.context("bang"));
        UUID other = UUID.randomUUID();
        tell(ONE, new ReportsSeparated(new Separation(print, other)));
        switchOn();
        report(ONE, PLACE, "bang");
        report(ONE, PLACE, "boom");

        assertThat(record(PLACE).occurrences()).isEqualTo(1);
        assertThat(record(PLACE).context().errorMessage()).isEqualTo("boom");
        ErrorRecord separated = log.record(other);
        assertThat(separated.context().errorMessage()).isEqualTo("bang");
        assertThat(separated.fingerprint()).isEqualTo(ONE + "/" + print);
    }

    @Test
    void whatPeopleMergedStaysMerged() {
        report(ONE, PLACE, "boom");
        report(TWO, "v2:place:q", "bang");
        tell(ONE, new ErrorMerged(id(TWO)));
        switchOn();
        report(TWO, "v2:place:q", "bang");
        report(ONE, PLACE, "boom");

        assertThat(record(TWO).groups().mergedInto()).isEqualTo(id("v2:place:q"));
        assertThat(record(ONE).groups().mergedInto()).isEqualTo(id(TWO));
        assertThat(record(PLACE).groups().mergedInto()).isEqualTo(id("v2:place:q"));
    }

    @Test
    void whatWasSaidOfAPartHoldsForTheWhole() {
        report(ONE, "v2:place:q", "boom");
        report(TWO, PLACE, "bang");
        report("v1:three", PLACE, "clang");
        switchOn();
        report(TWO, PLACE, "bang");
        tell(ONE, new ErrorKeptApart(id(PLACE)));
        tell(ONE, new ErrorMerged(id("v1:three")));
        report("v1:three", PLACE, "clang");

        assertThat(record("v1:three").groups().mergedInto()).isNull();
        assertThat(record("v1:three").occurrences()).isEqualTo(2);
    }

    @Test
    void whatWasSaidOfTheOtherHoldsForTheWholeOfThatToo() {
        report(ONE, "v2:place:q", "boom");
        report(TWO, PLACE, "bang");
        report("v1:three", PLACE, "clang");
        switchOn();
        report(TWO, PLACE, "bang");
        tell(PLACE, new ErrorKeptApart(id(ONE)));
        tell(ONE, new ErrorMerged(id("v1:three")));
        tell("v1:three", new SolutionRecorded(Events.solution("Restart it")));
        report("v1:three", PLACE, "clang");

        assertThat(record("v1:three").groups().mergedInto()).isNull();
    }

    @Test
    void aReportOfBeforeTheSwitchThatIsAppliedAfterItIsMerged() {
        report(ONE, PLACE, "boom");
        switchOn();
        report(ONE, PLACE, "boom");
        late(TWO, PLACE, "bang");
        late(TWO, PLACE, "bang");

        assertThat(record(TWO).occurrences()).isEqualTo(2);
        assertThat(record(TWO).groups().mergedInto()).isEqualTo(id(PLACE));
    }

    @Test
    void whatIsDeliveredAgainHasNoEffectAgain() {
        report(ONE, PLACE, "boom");
        switchOn();
        ErrorEvent event = reported(PLACE, List.of(PLACE, ONE), "boom");
        log.applyAlone(event);
        log.applyAgain(event);
        log.drain();

        assertThat(record(PLACE).occurrences()).isEqualTo(1);
        assertThat(log.followed()).hasSize(1);
    }

    @Test
    void anInstallationThatBeganWithTheNewestLooksAtNothing() {
        log.versions = DecidedVersions.newest();
        ErrorEvent event = reported(PLACE, List.of(PLACE), "boom");
        log.apply(event);

        assertThat(EarlierDecisions.concerned(event, log.versions)).isEmpty();
        assertThat(log.followed()).isEmpty();
        assertThat(record(PLACE).occurrences()).isEqualTo(1);
    }

    private void switchOn() {
        log.versions = new DecidedVersions(List.of(1, 2), Events.TIME.plusSeconds(60));
    }

    /** As ingest-service writes it: the other version's fingerprint goes beside. */
    private void report(String first, String place, String message) {
        List<String> prints = new ArrayList<>();
        if (place != null) {
            prints.add(place);
        }
        if (log.versions.current() == 1) {
            late(first, place, message);
        } else {
            prints.add(first);
            log.apply(reported(Objects.requireNonNull(place), prints, message));
        }
    }

    private void late(String first, String place, String message) {
        log.apply(reported(first, place == null ? List.of() : List.of(place), message));
    }

    private void tell(String print, ErrorEventData data) {
        log.tell(id(print), data);
    }

    private static ErrorUpdated update(List<String> labels, String assignee) {
        return new ErrorUpdated(null, null, null, Map.of(), null, null, assignee, labels);
    }

    private static ErrorEvent reported(String deciding, List<String> prints, String message) {
        var data = new ErrorReported(deciding, "BoomError", Events.context(message), null, Map.of(), null)
                .withFingerprints(prints);
        return Events.event(id(deciding), data);
    }

    private ErrorRecord record(String print) {
        return log.record(print);
    }

    private static UUID id(String print) {
        return FoldedLog.id(print);
    }
}
