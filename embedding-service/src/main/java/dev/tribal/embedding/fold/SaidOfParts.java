package dev.tribal.embedding.fold;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorKeptApart;
import dev.tribal.contracts.event.ErrorMerged;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That an error is not another one holds for what it is merged into, too. Merges that follow from later reports look at the
 * records of wholes, which do not know their parts; so it is said of the whole again.
 */
final class SaidOfParts {
    private SaidOfParts() {}

    /**
     * The events that tell the whole what was said of an error which becomes a part of it, by whoever said it; as many as it has
     * room for, so that it forgets nothing.
     *
     * @param after the part after the event; nothing follows if that merged it into nothing new
     */
    static List<ErrorEvent> handedOn(
            @Nullable StoredRecord before, StoredRecord after, ErrorEvent event, Relatives relatives) {
        ErrorRecord known = before == null ? null : before.record();
        ErrorRecord part = after.record();
        if (known == null
                || part == null
                || !(event.data() instanceof ErrorMerged(var into))
                || into.equals(known.groups().mergedInto())
                || !into.equals(part.groups().mergedInto())) {
            return List.of();
        }
        ErrorRecord whole = relatives.find(into).map(relatives::wholeOf).orElse(null);
        UUID target = whole == null ? into : whole.id();
        List<UUID> told = whole == null ? List.of() : whole.groups().keptApartFrom();
        return part.groups().keptApartFrom().stream()
                .filter(other -> !told.contains(other) && !relatives.isPartOf(other, target))
                .limit(Math.max(0, Grouping.MOST_APART - told.size()))
                .map(other -> keptApart(event, target, other, part.groups()))
                .toList();
    }

    private static ErrorEvent keptApart(ErrorEvent cause, UUID whole, UUID other, Grouping part) {
        return new ErrorEvent(
                UUID.randomUUID(),
                cause.time(),
                cause.tenant(),
                whole,
                part.keptApartBy().get(other),
                false,
                new ErrorKeptApart(other));
    }
}
