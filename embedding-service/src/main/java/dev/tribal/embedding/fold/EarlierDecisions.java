package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.LinkedSolution;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.contracts.event.TemplateObserved;
import dev.tribal.platform.grouping.DecidedVersions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a report because of what was known of its like before something else decided of which error it is: another
 * version of the fingerprints, or a learnt template. Each report carries what was said before, from which the id of the
 * earlier record follows.
 */
public final class EarlierDecisions {
    /** What the names begin with in which merges are made that nobody asked for. */
    static final String AUTOMATIC = "grouping:";

    private final DecidedVersions versions;
    private final Function<RecordKey, Optional<StoredRecord>> records;

    /** @param records finds what is stored under a key now, as the batch at hand leaves it */
    public EarlierDecisions(DecidedVersions versions, Function<RecordKey, Optional<StoredRecord>> records) {
        this.versions = versions;
        this.records = records;
    }

    /** Nothing was known before, as in an installation that began with the newest version. */
    public static EarlierDecisions none() {
        return new EarlierDecisions(DecidedVersions.newest(), _ -> Optional.empty());
    }

    /**
     * Folds a report, or any other event, as {@link Fold#apply} does.
     *
     * @param followUps gets the events about other errors that follow from it; to be published before the record is stored
     */
    public StoredRecord fold(
            @Nullable StoredRecord before,
            ErrorEvent event,
            Position position,
            String topicId,
            Consumer<ErrorEvent> followUps) {
        if (!Fold.isNews(before, event, position, topicId)) {
            return Fold.apply(before, event, position, topicId);
        }
        Learning.forgotten(before, event, position, topicId).ifPresent(followUps);
        Learning.merges(before, event, relatives(event)).forEach(followUps);
        Optional<ErrorEvent> separated = SeparatedReports.handedOn(before, event, position, topicId);
        separated.ifPresent(followUps);
        if (separated.isPresent()
                || !(event.data() instanceof ErrorReported report)
                // What people sent on is where they want it.
                || report.handedOn() != null) {
            StoredRecord after = Fold.apply(before, event, position, topicId);
            SaidOfParts.handedOn(before, after, event, relatives(event)).forEach(followUps);
            return after;
        }
        Optional<ErrorEvent> elsewhere = handedOn(before, event, report, position, topicId);
        if (elsewhere.isPresent()) {
            followUps.accept(elsewhere.get());
            return Fold.passedOn(before, event, position, topicId);
        }
        StoredRecord after = Fold.apply(before, event, position, topicId);
        ErrorRecord record = after.record();
        if (record == null) {
            return after;
        }
        boolean begins = before == null || before.record() == null;
        ErrorRecord begun = begins ? begun(record, event, report) : record;
        merges(begun, begins, event, report).forEach(followUps);
        return begins ? learnt(after.withRecord(begun), begun, event, report, position, topicId, followUps) : after;
    }

    private static StoredRecord learnt(
            StoredRecord after,
            ErrorRecord begun,
            ErrorEvent event,
            ErrorReported report,
            Position position,
            String topicId,
            Consumer<ErrorEvent> followUps) {
        Optional<ErrorEvent> observed = Learning.observed(begun, event, report, position, topicId);
        observed.ifPresent(followUps);
        return observed.map(of -> after.withLeaf(of.errorId())).orElse(after);
    }

    /** The records besides its own that a report may concern, to read them all at once. */
    public static Stream<RecordKey> concerned(ErrorEvent event, DecidedVersions versions) {
        return switch (event.data()) {
            case ErrorReported report ->
                Stream.concat(decided(report, versions), Learning.own(report).stream())
                        .map(print -> StableIds.errorId(event.tenant(), print))
                        .map(id -> new RecordKey(event.tenant(), id));
            case TemplateObserved observed -> Stream.of(new RecordKey(event.tenant(), observed.errorId()));
            default -> Stream.empty();
        };
    }

    private static Stream<String> decided(ErrorReported report, DecidedVersions versions) {
        return versions.earlier().isEmpty()
                ? Stream.empty()
                : versions.all().stream()
                        .flatMap(version -> FingerprintVersion.deciding(report.fingerprints(), version).stream());
    }

    /** The merge with which a version says that two errors are one. */
    public static ErrorEvent merge(String tenant, UUID part, UUID into, int version, Instant now) {
        return merge(tenant, part, into, AUTOMATIC + "v" + version, now);
    }

    /** Whether something follows from versions or templates, and was said by nobody. */
    static boolean isAutomatic(ErrorEvent event) {
        return isAutomatic(event.actor());
    }

    static boolean isAutomatic(@Nullable String actor) {
        return actor != null && actor.startsWith(AUTOMATIC);
    }

    static ErrorEvent merge(String tenant, UUID part, UUID into, String actor, Instant now) {
        return new ErrorEvent(UUID.randomUUID(), now, tenant, part, actor, false, new ErrorMerged(into));
    }

    /**
     * The event that brings a report to the error that it is of because people said so: it was separated from others with
     * the same fingerprint of an earlier version, or its error was taken out of the one that it came to.
     */
    private Optional<ErrorEvent> handedOn(
            @Nullable StoredRecord before, ErrorEvent event, ErrorReported report, Position position, String topicId) {
        for (ErrorRecord earlier : earlier(event, report)) {
            Optional<Separation> separation = earlier.groups().separation(report.fingerprints(), report.context());
            if (separation.isPresent()) {
                UUID target = separation.get().errorId();
                return target.equals(event.errorId())
                        ? Optional.empty()
                        : Optional.of(SeparatedReports.handedOn(
                                event,
                                report,
                                new RecordKey(event.tenant(), target),
                                separation.get().fingerprintIn(earlier.fingerprint()),
                                position,
                                topicId));
            }
            if (isTakenOut(earlier, before, event)) {
                return Optional.of(SeparatedReports.handedOn(
                        event,
                        report,
                        new RecordKey(event.tenant(), earlier.id()),
                        earlier.fingerprint(),
                        position,
                        topicId));
            }
        }
        return Optional.empty();
    }

    private boolean isTakenOut(ErrorRecord earlier, @Nullable StoredRecord before, ErrorEvent event) {
        Relatives relatives = relatives(event);
        if (before == null || before.record() == null) {
            return earlier.groups().keptApartFrom().contains(event.errorId()) || isElsewhere(relatives, earlier);
        }
        return !relatives.areOne(earlier, before.record())
                && (relatives.areKeptApart(earlier, before.record(), versions.earlier())
                        || isElsewhere(relatives, earlier));
    }

    /** Whether a record that a template would bring to another one was merged, by people mostly. */
    private boolean isElsewhere(Relatives relatives, ErrorRecord own) {
        return !isOfEarlier(own) && !relatives.wholeOf(own).id().equals(own.id());
    }

    /** A record that begins with this report, with what is known of the error of which it is the continuation. */
    private ErrorRecord begun(ErrorRecord first, ErrorEvent event, ErrorReported report) {
        Relatives relatives = relatives(event);
        for (ErrorRecord earlier :
                earlier(event, report).stream().filter(this::isOfEarlier).toList()) {
            ErrorRecord whole = relatives.wholeOf(earlier);
            if (isContinued(earlier, report) && isByItself(relatives, earlier, whole)) {
                boolean back = whole.state().isDone() || Runs.cameBack(whole, event, report);
                RecordEdit edit = RecordEdit.of(first).continuing(whole, event.time(), back);
                return (isOfEarlier(whole) ? edit : edit.mergedInto(whole.id())).done();
            }
            if (!earlier.solutions().isEmpty()) {
                return RecordEdit.of(first)
                        .grouping(before -> linked(before, earlier))
                        .done();
            }
        }
        return first;
    }

    /** The merges of earlier records that follow from a report, which is folded into this record already. */
    private List<ErrorEvent> merges(ErrorRecord record, boolean begun, ErrorEvent event, ErrorReported report) {
        Relatives relatives = relatives(event);
        if (FingerprintVersion.of(report.fingerprint()) != versions.current()) {
            return FingerprintVersion.deciding(report.fingerprints(), versions.current())
                    .flatMap(relatives::of)
                    .filter(later -> isOfEarlier(record) && mayBeOne(relatives, record, later))
                    .map(later -> merge(event, record, relatives.wholeOf(later)))
                    .stream()
                    .toList();
        }
        return earlier(event, report).stream()
                .filter(earlier -> isContinued(earlier, report))
                .filter(earlier -> begun || isWanted(earlier))
                .filter(earlier -> isOfEarlier(earlier) == isOfEarlier(relatives.wholeOf(earlier)))
                .filter(earlier -> mayBeOne(relatives, relatives.wholeOf(earlier), record))
                .map(earlier -> merge(event, relatives.wholeOf(earlier), relatives.wholeOf(record)))
                .toList();
    }

    /** What the version that decides says of two records that exist; it has no word in what its own reports are. */
    private boolean mayBeOne(Relatives relatives, ErrorRecord earlier, ErrorRecord later) {
        return earlier.groups().mergedInto() == null
                && !relatives.areOne(earlier, later)
                && !relatives.saysApart(later, earlier)
                && !relatives.areKeptApart(earlier, later, versions.earlier());
    }

    /** Of old records those were merged when the version was switched on; one more is if it has something to tell. */
    private boolean isWanted(ErrorRecord earlier) {
        return !earlier.solutions().isEmpty() || !earlier.lastSeen().isBefore(versions.since());
    }

    /** Whether what decides now says of the latest report of a record the same as of this one; if it says nothing, too. */
    private boolean isContinued(ErrorRecord earlier, ErrorReported report) {
        return FingerprintVersion.deciding(earlier, versions.current())
                .map(Learning.own(report).orElse(report.fingerprint())::equals)
                .orElse(true);
    }

    /** Whether no other record of the version that decides continues it already. */
    private boolean isByItself(Relatives relatives, ErrorRecord earlier, ErrorRecord whole) {
        UUID target = earlier.groups().mergedInto();
        return isOfEarlier(whole)
                || (target != null
                        && relatives.find(target).filter(this::isOfEarlier).isPresent());
    }

    private boolean isOfEarlier(ErrorRecord record) {
        return FingerprintVersion.of(record.fingerprint()) != versions.current();
    }

    private static Grouping linked(Grouping before, ErrorRecord earlier) {
        Grouping linked = before;
        for (Solution solution : earlier.solutions()) {
            linked = linked.with(new LinkedSolution(earlier.id(), solution.id()));
        }
        return linked;
    }

    /**
     * What was made of such reports before: by their own fingerprint where that of a learnt template decides, and by the versions
     * that decided before, the latest version first; none of a report of those.
     */
    private List<ErrorRecord> earlier(ErrorEvent event, ErrorReported report) {
        if (FingerprintVersion.of(report.fingerprint()) != versions.current()) {
            return List.of();
        }
        Stream<String> ofVersions = versions.earlier().reversed().stream()
                .flatMap(version -> FingerprintVersion.deciding(report.fingerprints(), version).stream());
        return Stream.concat(Learning.own(report).stream(), ofVersions)
                .map(print -> new RecordKey(event.tenant(), StableIds.errorId(event.tenant(), print)))
                .filter(key -> !key.id().equals(event.errorId()))
                .flatMap(key -> records.apply(key).map(StoredRecord::record).stream())
                .toList();
    }

    private Relatives relatives(ErrorEvent event) {
        return new Relatives(event.tenant(), id -> records.apply(new RecordKey(event.tenant(), id)));
    }

    private ErrorEvent merge(ErrorEvent cause, ErrorRecord part, ErrorRecord into) {
        return isOfEarlier(part)
                ? merge(cause.tenant(), part.id(), into.id(), versions.current(), cause.time())
                : merge(cause.tenant(), part.id(), into.id(), Learning.ACTOR, cause.time());
    }
}
