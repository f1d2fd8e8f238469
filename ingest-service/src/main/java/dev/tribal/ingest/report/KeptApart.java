package dev.tribal.ingest.report;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorKeptApart;
import dev.tribal.contracts.event.ErrorNotKeptApart;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Checks who may say of which errors that they are not one, and heeds what was said. */
final class KeptApart {
    private static final String FIELD = "other_id";

    private final ExistingErrors existing;
    private final ErrorEvents events;

    KeptApart(ExistingErrors existing, ErrorEvents events) {
        this.existing = existing;
        this.events = events;
    }

    /**
     * The event that keeps an error apart from another one; of those that are merged, what they are merged into.
     *
     * @throws ProblemException {@code invalid-request} if they are one, {@code no-room-left} if it is kept apart from too many,
     *     otherwise as {@link ExistingErrors#require}
     */
    List<ErrorEvent> kept(Caller caller, RequestKey key, UUID id, UUID otherId) {
        ErrorRecord one = existing.requireLatest(caller, id);
        ErrorRecord other = existing.requireLatest(caller, otherId);
        if (one.id().equals(other.id())) {
            throw ProblemException.invalid(
                    FIELD,
                    id.equals(otherId)
                            ? "must be another error"
                            : "is one with this error; undo the merge, which keeps them apart too");
        }
        if (!one.groups().keptApartFrom().contains(other.id())) {
            requireRoom(one);
        }
        return List.of(events.grouped(caller, key, one.id(), new ErrorKeptApart(other.id())));
    }

    /**
     * The events that take it back, first one of the error itself.
     *
     * @throws ProblemException {@code not-found} if it is not kept apart from that one, {@code invalid-request} if its reports
     *     are separated, otherwise as {@link ExistingErrors#require}
     */
    List<ErrorEvent> keptNoLonger(Caller caller, RequestKey key, UUID id, UUID otherId) {
        ErrorRecord one = existing.requireLatest(caller, id);
        Optional<ErrorRecord> other = existing.findLatest(caller, otherId);
        Set<UUID> others = other.map(ErrorRecord::allIds).orElse(Set.of(otherId));
        requireNotSeparated(one, others);
        other.ifPresent(whole -> requireNotSeparated(whole, one.allIds()));
        List<ErrorEvent> all = new ArrayList<>(undone(caller, key, one, others));
        other.ifPresent(whole -> all.addAll(undone(caller, key, whole, one.allIds())));
        if (all.isEmpty()) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND, "The error %s is not kept apart from %s".formatted(id, otherId));
        }
        return all;
    }

    /** They are kept apart as long as the reports of one go to the other, whichever of both is asked. */
    private static void requireNotSeparated(ErrorRecord whole, Set<UUID> others) {
        whole.groups().separatedInto(others).ifPresent(other -> {
            throw ProblemException.invalid(
                    FIELD,
                    "is kept apart because reports were separated; undo that with DELETE /api/v1/errors/%s/separations/%s"
                            .formatted(whole.id(), other));
        });
    }

    /** Which part of an error it was said of is not known, so it is taken back of each: one event for a part, of all that it was said of. */
    private List<ErrorEvent> undone(Caller caller, RequestKey key, ErrorRecord record, Set<UUID> others) {
        List<UUID> said = record.groups().keptApartFrom().stream()
                .filter(others::contains)
                .toList();
        if (said.isEmpty()) {
            return List.of();
        }
        var undone = new ErrorNotKeptApart(said.getFirst(), said.subList(1, said.size()));
        return record.allIds().stream()
                .map(id -> events.grouped(caller, key, id, undone))
                .toList();
    }

    /** @throws ProblemException {@code no-room-left} if an error with its parts is kept apart from too many others */
    static void requireRoom(ErrorRecord record) {
        if (!record.groups().hasRoomApart()) {
            throw new ProblemException(
                    ProblemType.NO_ROOM_LEFT,
                    ("The error %s is kept apart from %d others, and can be from no more; take one of"
                                    + " grouping.kept_apart_from back with DELETE /api/v1/errors/%s/kept-apart/{other_id}."
                                    + " A key that is restricted to projects may not see all of them")
                            .formatted(record.id(), Grouping.MOST_APART, record.id()));
        }
    }

    /**
     * Returns if nobody said that two errors are not one, neither of them nor of any of their parts.
     *
     * @param moved what is to be merged
     * @throws ProblemException {@code kept-apart} if somebody did
     */
    static void requireNot(ErrorRecord part, Set<UUID> moved, ErrorRecord whole) {
        var said = said(part.groups(), whole.allIds()).or(() -> said(whole.groups(), moved));
        if (said.isPresent()) {
            throw new ProblemException(
                    ProblemType.KEPT_APART,
                    "%s said that these errors are not one. Merge them only if you know better: with override_kept_apart true"
                            .formatted(said.get()));
        }
    }

    private static Optional<String> said(Grouping one, Set<UUID> others) {
        return one.keptApartFrom().stream()
                .filter(others::contains)
                .map(other -> one.keptApartBy().getOrDefault(other, "Somebody"))
                .findFirst();
    }
}
