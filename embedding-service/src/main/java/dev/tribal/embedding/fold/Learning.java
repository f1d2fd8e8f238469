package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.event.ErrorDeleted;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.TemplateForgotten;
import dev.tribal.contracts.event.TemplateObserved;
import dev.tribal.platform.template.LearntTemplate;
import dev.tribal.platform.template.MessageForm;
import dev.tribal.platform.template.TemplateLeaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is learnt of errors of which nothing is known but their message. Each tells the leaf of which its message is, that orders
 * them; the leaf says which errors are one.
 */
final class Learning {
    /** In whose name templates merge. */
    static final String ACTOR = EarlierDecisions.AUTOMATIC + "templates";

    private Learning() {}

    /** What is known under a key after an event; {@code null} if it is the key of a record. */
    static @Nullable TemplateLeaf next(StoredRecord before, ErrorEvent event) {
        TemplateLeaf known = before.templates() == null ? TemplateLeaf.EMPTY : before.templates();
        return switch (event.data()) {
            case TemplateObserved observed ->
                known.learn(form(observed), observed.errorId()).leaf();
            case TemplateForgotten(var errorId) ->
                known.only(template -> !template.errorId().equals(errorId));
            default -> before.templates();
        };
    }

    /** The event that tells a leaf of the message with which an error began; empty if there is nothing to be learnt. */
    static Optional<ErrorEvent> observed(
            ErrorRecord begun, ErrorEvent event, ErrorReported report, Position position, String topicId) {
        // The place of a part is known already.
        if (!MessageForm.isFingerprint(report.fingerprint()) || begun.groups().mergedInto() != null) {
            return Optional.empty();
        }
        MessageForm form = MessageForm.of(report.errorType(), report.context().errorMessage());
        // Another fingerprint is that of a learnt template.
        return report.fingerprint().equals(form.fingerprint()) && form.canBeLearnt()
                ? Optional.of(event(
                        event,
                        form.leaf(event.tenant(), project(report.origin())),
                        new TemplateObserved(event.errorId(), form.fingerprint(), form.type(), form.text()),
                        position,
                        topicId))
                : Optional.empty();
    }

    /** The event that tells a leaf that an error is deleted of which it knows; of an event that is news. */
    static Optional<ErrorEvent> forgotten(
            @Nullable StoredRecord before, ErrorEvent event, Position position, String topicId) {
        return before == null || before.leaf() == null || !(event.data() instanceof ErrorDeleted)
                ? Optional.empty()
                : Optional.of(event(event, before.leaf(), new TemplateForgotten(event.errorId()), position, topicId));
    }

    /**
     * The merges that follow for errors whose message is of an older template, or of one that turned out to be another, unless
     * people said something else of them; of an event that is news.
     *
     * @param before the leaf before the event
     */
    static List<ErrorEvent> merges(@Nullable StoredRecord before, ErrorEvent event, Relatives relatives) {
        if (!(event.data() instanceof TemplateObserved observed)) {
            return List.of();
        }
        TemplateLeaf known = before == null || before.templates() == null ? TemplateLeaf.EMPTY : before.templates();
        TemplateLeaf.Step step = known.learn(form(observed), observed.errorId());
        LearntTemplate whole = step.template();
        if (whole.errorId().equals(observed.errorId())) {
            return List.of();
        }
        Map<UUID, Integer> parts = new LinkedHashMap<>();
        step.joined().forEach(template -> parts.put(template.errorId(), template.size()));
        parts.put(observed.errorId(), 1);
        int size = whole.parts() - parts.values().stream().mapToInt(i -> i).sum();
        List<ErrorEvent> merges = new ArrayList<>();
        for (var part : parts.entrySet()) {
            size += part.getValue();
            if (size <= Grouping.MOST_PARTS && mayBeOne(relatives, part.getKey(), whole.errorId())) {
                merges.add(EarlierDecisions.merge(event.tenant(), part.getKey(), whole.errorId(), ACTOR, event.time()));
            }
        }
        return merges;
    }

    /** The fingerprint that a report has by itself, if that of a learnt template decides of which error it is. */
    static Optional<String> own(ErrorReported report) {
        return MessageForm.isFingerprint(report.fingerprint())
                ? FingerprintVersion.deciding(report.fingerprints(), FingerprintVersion.of(report.fingerprint()))
                        .filter(MessageForm::isFingerprint)
                        .filter(own -> !own.equals(report.fingerprint()))
                : Optional.empty();
    }

    /** One that is not there yet begins in a moment, and one that is not there any more has nothing to say. */
    private static boolean mayBeOne(Relatives relatives, UUID partId, UUID wholeId) {
        ErrorRecord part = relatives.find(partId).orElse(null);
        ErrorRecord whole = relatives.find(wholeId).orElse(null);
        if (relatives.isDeleted(wholeId)) {
            // Its template is forgotten in a moment.
            return false;
        }
        return part == null
                || part.groups().mergedInto() == null
                        && !part.groups().keptApartFrom().contains(wholeId)
                        && (whole == null
                                || !relatives.areOne(part, whole)
                                        && !relatives.saysApart(whole, part)
                                        && !relatives.areKeptApart(part, whole, List.of()));
    }

    private static MessageForm form(TemplateObserved observed) {
        return new MessageForm(observed.type(), List.of(observed.text().split(" ")));
    }

    private static @Nullable String project(@Nullable Origin origin) {
        return origin == null ? null : origin.project();
    }

    /** The same again when the cause is delivered again, so that it counts once. */
    private static ErrorEvent event(
            ErrorEvent cause, UUID leaf, ErrorEventData data, Position position, String topicId) {
        UUID id = StableIds.eventId(
                cause.tenant(), ACTOR, topicId + "/" + position, cause.errorId().toString());
        return new ErrorEvent(id, cause.time(), cause.tenant(), leaf, ACTOR, true, data);
    }
}
