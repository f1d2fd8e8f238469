package dev.tribal.ingest.report;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.api.MergeTarget;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.Set;
import java.util.UUID;

/** Checks who may say of which errors that they are one, or that they are not. */
final class Merges {
    private static final String FIELD = "error_id";

    private final ExistingErrors existing;

    Merges(ExistingErrors existing) {
        this.existing = existing;
    }

    /**
     * What an error is to be merged into: the one that was named, or what that is merged into itself.
     *
     * @throws ProblemException {@code invalid-request} if they are one already or would be too many, {@code kept-apart} if
     *     somebody said that they are not one and the caller does not override that, {@code no-room-left} if an undo could not be
     *     remembered, otherwise as {@link ExistingErrors#require}
     */
    UUID target(Caller caller, UUID id, MergeTarget target) {
        UUID named = target.errorId();
        if (id.equals(named)) {
            throw ProblemException.invalid(FIELD, "must be another error than the one that is merged");
        }
        ErrorRecord part = existing.requireLatest(caller, id);
        ErrorRecord whole = existing.requireLatest(caller, named);
        boolean standsByItself = part.id().equals(id);
        if (standsByItself && whole.id().equals(id)) {
            throw ProblemException.invalid(FIELD, "is merged into this error already; undo that first");
        }
        int added = standsByItself ? 1 + part.groups().merged().size() : 1;
        if (!whole.id().equals(part.id()) && whole.groups().merged().size() + added > Grouping.MOST_PARTS) {
            throw ProblemException.invalid(
                    FIELD, "would have more than %d errors merged into it".formatted(Grouping.MOST_PARTS));
        }
        if (!target.overrides() && !whole.id().equals(part.id())) {
            KeptApart.requireNot(part, standsByItself ? part.allIds() : Set.of(id), whole);
        }
        if (standsByItself) {
            // An undo is never refused, and says one thing more.
            KeptApart.requireRoom(part);
        }
        return whole.id();
    }

    /**
     * Returns if the error is a part of another one; a merge that is not applied yet counts.
     *
     * @throws ProblemException {@code not-found} if it is none, otherwise as {@link ExistingErrors#require}
     */
    void requirePart(Caller caller, UUID id) {
        // However many it is kept apart from: a mistake can be undone in any case.
        if (existing.find(caller, id, record -> isPart(record, id)).isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "The error %s is not merged into another one".formatted(id));
        }
    }

    /** One that was merged into an error which is deleted since answers for itself. */
    private static boolean isPart(ErrorRecord record, UUID id) {
        return !record.id().equals(id) || record.groups().mergedInto() != null;
    }
}
