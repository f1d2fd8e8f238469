package dev.tribal.ingest.report;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.api.NewSeparation;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorMerged;
import dev.tribal.contracts.event.ErrorSplit;
import dev.tribal.contracts.event.ReportsRejoined;
import dev.tribal.contracts.event.ReportsSeparated;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks who may split which error in two, and by what its reports are told apart. */
final class Separations {
    private final ExistingErrors existing;
    private final ErrorEvents events;

    Separations(ExistingErrors existing, ErrorEvents events) {
        this.existing = existing;
        this.events = events;
    }

    /**
     * The event that tells the reports apart, and that with which the other error begins: the latest known context of it.
     *
     * @throws ProblemException {@code invalid-request} if nothing tells them apart, {@code no-room-left} if the error is kept apart
     *     from too many others, otherwise as {@link ExistingErrors#require}
     */
    List<ErrorEvent> separated(Caller caller, RequestKey key, UUID id, NewSeparation asked) {
        ErrorRecord record = existing.requireLatest(caller, id);
        requireByItself(record, id);
        KeptApart.requireRoom(record);
        var prints = KnownPrints.of(record);
        String print = asked.fingerprint() == null ? distinguishing(prints, asked.context()) : known(prints, asked);
        if (record.groups().separated().size() >= Grouping.MOST_SEPARATED) {
            throw ProblemException.invalid("id", "is split into %d others already".formatted(Grouping.MOST_SEPARATED));
        }
        String fingerprint = Separation.fingerprintIn(record.fingerprint(), print);
        UUID other = StableIds.errorId(caller.tenant(), fingerprint);
        List<ErrorEvent> all = new ArrayList<>();
        all.add(events.grouped(caller, key, id, new ReportsSeparated(new Separation(print, other))));
        ErrorContext sample = prints.sample(print);
        Optional<ErrorRecord> before = existing.findLatest(caller, other);
        if (before.isPresent()) {
            // It was rejoined before, and has what was learnt meanwhile.
            all.add(events.grouped(caller, key, other, new ErrorSplit()));
        } else if (sample != null) {
            all.add(events.separated(caller, key, record, sample, new Separation(print, other)));
        }
        return all;
    }

    /**
     * The events that undo it: reports stay, and the other error becomes a part of the one that it was.
     *
     * @throws ProblemException {@code not-found} if they are not separated, otherwise as {@link ExistingErrors#require}
     */
    List<ErrorEvent> rejoined(Caller caller, RequestKey key, UUID id, UUID otherId) {
        ErrorRecord record = existing.requireLatest(caller, id);
        if (record.groups().separatedInto(Set.of(otherId)).isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "The error %s is not separated from %s".formatted(otherId, id));
        }
        // Which part they were separated from is not known.
        List<ErrorEvent> all = new ArrayList<>(record.allIds().stream()
                .map(one -> events.grouped(caller, key, one, new ReportsRejoined(otherId)))
                .toList());
        if (existing.findLatest(caller, otherId).isPresent()) {
            all.add(events.grouped(caller, key, otherId, new ErrorMerged(record.id())));
        }
        return all;
    }

    /** What its parts are is said already, and each of them can be taken out. */
    private static void requireByItself(ErrorRecord record, UUID id) {
        if (!record.id().equals(id) || !record.groups().merged().isEmpty()) {
            throw ProblemException.invalid("id", "is merged with others; take those out first");
        }
    }

    private static String distinguishing(KnownPrints prints, @Nullable Integer context) {
        if (context == null || context >= prints.contexts()) {
            throw ProblemException.invalid(
                    "context",
                    "must be 0 for the latest context or the number of an earlier one, at most %d; or give a fingerprint"
                            .formatted(prints.contexts() - 1));
        }
        return prints.only(context)
                .orElseThrow(() -> ProblemException.invalid(
                        "context", "has nothing that tells its reports from those of the other contexts"));
    }

    private static String known(KnownPrints prints, NewSeparation asked) {
        String print = String.valueOf(asked.fingerprint());
        if (asked.context() != null || !prints.tellsSomeApart(print)) {
            throw ProblemException.invalid(
                    "fingerprint", "must be one that some of the error's reports have and others have not");
        }
        return print;
    }
}
