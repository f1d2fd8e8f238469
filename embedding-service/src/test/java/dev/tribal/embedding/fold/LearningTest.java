package dev.tribal.embedding.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.MessagePrint;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorKeptApart;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ReportsSeparated;
import dev.tribal.contracts.event.TemplateObserved;
import dev.tribal.embedding.Events;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.template.LearntTemplate;
import dev.tribal.platform.template.MessageForm;
import dev.tribal.platform.template.TemplateLeaf;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reports of which nothing is known but a message whose values look like words. */
class LearningTest {
    private static final String TYPE = "LoginError";

    private final FoldedLog log = new FoldedLog(DecidedVersions.newest());

    @Test
    void fourWordsInOnePlaceMakeOneErrorOfWhatWasFour() {
        reports("root", "guest", "news");
        assertThat(log.followed()).extracting(ErrorEvent::data).hasOnlyElementsOfType(TemplateObserved.class);
        reports("anna");

        assertThat(log.record(own("root")).groups().mergedInto()).isNull();
        assertThat(List.of("guest", "news", "anna"))
                .allSatisfy(word ->
                        assertThat(log.record(own(word)).groups().mergedInto()).isEqualTo(id("root")));
        assertThat(log.followed())
                .filteredOn(event -> event.data() instanceof ErrorMerged)
                .hasSize(3)
                .extracting(ErrorEvent::actor)
                .containsOnly("grouping:templates");
    }

    @Test
    void aFurtherWordIsOneMoreOccurrenceAndNoRecordOfItsOwn() {
        reports("root", "guest", "news", "anna", "bob");

        assertThat(log.record(own("root")).occurrences()).isEqualTo(2);
        assertThat(log.record(own("root")).groups().fingerprints()).containsExactly(own("root"), own("bob"));
        assertThat(log.stored(id("bob"))).isNull();
    }

    @Test
    void whatWasAcceptedBeforeTheTemplateWasKnownIsMerged() {
        reports("root", "guest", "news", "anna");
        log.apply(report("bob", own("bob")));

        assertThat(log.record(own("bob")).groups().mergedInto()).isEqualTo(id("root"));
    }

    @Test
    void anErrorThatWasThereIsMergedWithTheFirstReportThatTheTemplateBringsToAnother() {
        log.apply(Events.event(id("bob"), reported("bob", own("bob"), "other")));
        reports("root", "guest", "news", "anna", "bob");

        assertThat(log.record(own("bob")).groups().mergedInto()).isEqualTo(id("root"));
        assertThat(log.record(own("root")).occurrences()).isEqualTo(2);
    }

    @Test
    void whatPeopleTookOutGetsItsReportsAndStaysOut() {
        reports("root", "guest", "news", "anna");
        log.tell(id("guest"), new ErrorSplit());
        reports("guest", "bob", "guest");

        assertThat(log.record(own("guest")).groups().mergedInto()).isNull();
        assertThat(log.record(own("guest")).occurrences()).isEqualTo(3);
        assertThat(log.record(own("root")).occurrences()).isEqualTo(2);
    }

    @Test
    void whatPeopleKeptApartBeforeIsNotMerged() {
        reports("root", "guest");
        log.tell(id("guest"), new ErrorMerged(id("root")));
        log.tell(id("guest"), new ErrorSplit());
        reports("news", "anna");

        assertThat(log.record(own("guest")).groups().mergedInto()).isNull();
        assertThat(log.record(own("news")).groups().mergedInto()).isEqualTo(id("root"));
    }

    @Test
    void whatPeopleSaidOfAPartHoldsForTheWhole() {
        UUID part = UUID.randomUUID();
        log.tell(part, Events.report("something else"));
        reports("root", "guest", "news");
        log.tell(part, new ErrorKeptApart(id("root")));
        log.tell(part, new ErrorMerged(id("guest")));
        reports("anna");

        assertThat(log.record(own("guest")).groups().mergedInto()).isNull();
        assertThat(log.record(own("news")).groups().mergedInto()).isEqualTo(id("root"));
    }

    @Test
    void whatPeopleSaidOfTheOldestHoldsForWhatTheOtherIsAPartOfNow() {
        UUID part = UUID.randomUUID();
        log.tell(part, Events.report("something else"));
        reports("root", "guest", "news");
        log.tell(id("root"), new ErrorKeptApart(part));
        log.tell(part, new ErrorMerged(id("guest")));
        reports("anna");

        assertThat(log.record(own("guest")).groups().mergedInto()).isNull();
    }

    @Test
    void whatPeopleMergedElsewhereStaysThereAndGetsItsReports() {
        UUID other = UUID.randomUUID();
        log.tell(other, Events.report("something else"));
        reports("root", "guest");
        log.tell(id("guest"), new ErrorMerged(other));
        reports("news", "anna", "guest");

        assertThat(log.record(own("guest")).groups().mergedInto()).isEqualTo(other);
        assertThat(log.record(own("guest")).occurrences()).isEqualTo(2);
        assertThat(log.record(own("root")).occurrences()).isEqualTo(1);
    }

    @Test
    void whatPeopleSeparatedGoesWhereTheySaid() {
        reports("root", "guest", "news", "anna", "bob");
        UUID separated = UUID.randomUUID();
        log.tell(
                id("root"),
                new ReportsSeparated(new Separation(MessagePrint.of(Events.context(message("bob"))), separated)));
        reports("bob");

        assertThat(log.record(separated).context().errorMessage()).isEqualTo(message("bob"));
        assertThat(log.record(own("root")).occurrences()).isEqualTo(2);
    }

    @Test
    void noMoreErrorsAreMergedIntoOneThanItMayHaveParts() {
        for (int i = 0; i < Grouping.MOST_PARTS + 10; i++) {
            String word = "word" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            log.apply(report(word, own(word)));
        }
        assertThat(log.followed())
                .filteredOn(event -> event.data() instanceof ErrorMerged)
                .hasSize(Grouping.MOST_PARTS);
    }

    @Test
    void whatWasTooMuchIsMergedWhenItIsReportedAgain() {
        String last = "";
        for (int i = 0; i < Grouping.MOST_PARTS + 2; i++) {
            last = "word" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            log.apply(report(last, own(last)));
        }
        assertThat(log.record(own(last)).groups().mergedInto()).isNull();

        reports(last);
        assertThat(log.record(own(last)).groups().mergedInto()).isEqualTo(id("wordaa"));
    }

    @Test
    void whatIsDeliveredAgainTeachesNothingAgain() {
        reports("root", "guest");
        ErrorEvent news = report("news", own("news"));
        log.applyAlone(news);
        log.applyAgain(news);
        log.drain();
        assertThat(templates())
                .extracting(LearntTemplate::parts)
                .containsOnly(0)
                .hasSize(3);

        ErrorEvent observed = log.followed().getLast();
        log.apply(observed);
        log.applyAgain(observed);
        assertThat(templates()).hasSize(3);
        assertThat(log.followed()).extracting(ErrorEvent::data).hasOnlyElementsOfType(TemplateObserved.class);
    }

    @Test
    void aRecordThatIsHandedOnOrKnownByMoreThanItsMessageTeachesNothing() {
        var placed = new ErrorReported("v2:place:p", TYPE, Events.context(message("root")), null, Map.of(), null)
                .withFingerprints(List.of("v2:place:p"));
        log.tell(FoldedLog.id("v2:place:p"), placed);
        var separated = own("root") + "/" + own("guest");
        log.apply(report("guest", separated));

        assertThat(log.followed()).isEmpty();
    }

    @Test
    void theTemplateOfADeletedErrorIsForgotten() {
        reports("root", "guest", "news", "anna");
        log.tell(id("root"), new ErrorDeleted());
        assertThat(templates()).isEmpty();

        reports("bob");
        assertThat(log.record(own("bob")).groups().mergedInto()).isNull();
        assertThat(templates()).extracting(LearntTemplate::errorId).containsExactly(id("bob"));
    }

    @Test
    void nothingIsMergedIntoADeletedErrorWhoseTemplateIsNotForgottenYet() {
        reports("root", "guest", "news", "anna");
        log.applyAlone(Events.event(id("root"), new ErrorDeleted()));
        UUID bob = id("bob");
        log.applyAlone(Events.event(
                form("bob").leaf(Events.TENANT, null),
                new TemplateObserved(
                        bob, own("bob"), form("bob").type(), form("bob").text())));
        log.drain();

        assertThat(log.followed())
                .filteredOn(event -> event.errorId().equals(bob))
                .isEmpty();
    }

    @Test
    void theErrorOfAnyOtherMessageMayBeDeletedAndTheTemplateStays() {
        reports("root", "guest", "news", "anna");
        log.tell(id("guest"), new ErrorDeleted());
        assertThat(templates()).hasSize(1);
    }

    private void reports(String... words) {
        for (String word : words) {
            String print = form(word).canBeLearnt()
                    ? leaf().including(form(word))
                            .map(LearntTemplate::fingerprint)
                            .orElse(own(word))
                    : own(word);
            log.apply(report(word, print));
        }
    }

    private static ErrorEvent report(String word, String deciding) {
        return Events.event(FoldedLog.id(deciding), reported(word, deciding, null));
    }

    private static ErrorReported reported(String word, String deciding, @Nullable String project) {
        var origin = project == null ? null : new Origin(null, project, null, null, null, null);
        return new ErrorReported(deciding, TYPE, Events.context(message(word)), origin, Map.of(), null)
                .withFingerprints(List.of(own(word)));
    }

    private List<LearntTemplate> templates() {
        return leaf().templates();
    }

    private TemplateLeaf leaf() {
        StoredRecord stored = log.stored(form("any").leaf(Events.TENANT, null));
        return stored == null ? TemplateLeaf.EMPTY : Objects.requireNonNull(stored.templates());
    }

    private static String message(String word) {
        return "authentication failure for the user " + word;
    }

    private static MessageForm form(String word) {
        return MessageForm.of(TYPE, message(word));
    }

    private static String own(String word) {
        return form(word).fingerprint();
    }

    private static UUID id(String word) {
        return FoldedLog.id(own(word));
    }
}
