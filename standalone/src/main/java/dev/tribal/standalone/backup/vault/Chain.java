package dev.tribal.standalone.backup.vault;

import dev.tribal.standalone.backup.targets.BackupException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A full backup and what goes on from it, oldest first.
 *
 * @param more the increments, and, if the moment lies before a later full backup, that one for the messages in between
 */
public record Chain(Manifest full, List<Manifest> more) {
    public Chain {
        more = List.copyOf(more);
    }

    /** The full one and all others. */
    public List<Manifest> all() {
        List<Manifest> all = new ArrayList<>(more);
        all.addFirst(full);
        return all;
    }

    public Manifest last() {
        return more.isEmpty() ? full : more.getLast();
    }

    /** What its records and its secrets lack. */
    public Gaps gaps() {
        return all().stream()
                .filter(backup -> backup.equals(full) || !backup.id().isFull())
                .toList()
                .getLast()
                .gaps();
    }

    /**
     * The chain that leads to a moment.
     *
     * @param until what was accepted later is not wanted; {@code null} for all there is
     * @throws BackupException if there is none, a link is missing, or the clock was set back about that moment
     */
    public static Chain find(Vault vault, @Nullable Instant until) {
        return find(vault, until, Instant.now());
    }

    static Chain find(Vault vault, @Nullable Instant until, Instant now) {
        List<BackupId> ids = vault.ids();
        if (until == null) {
            return of(vault, ids, newestFull(vault, ids, _ -> true, null));
        }
        var moment = new Moment(vault, ids, until, now);
        Chain chain = of(vault, ids, newestFull(vault, ids, id -> !moment.isBefore(id), until));
        moment.requireIn(chain);
        return chain;
    }

    private static Chain of(Vault vault, List<BackupId> ids, Manifest full) {
        List<BackupId> later =
                ids.stream().filter(id -> id.compareTo(full.id()) > 0).toList();
        int nextFull = firstFull(later);
        List<Manifest> more = new ArrayList<>(links(vault, full, later.subList(0, nextFull)));
        if (nextFull < later.size()) {
            // Its messages begin where the last increment ended.
            more.add(vault.manifest(later.get(nextFull)));
        }
        return new Chain(full, more);
    }

    private static Manifest newestFull(
            Vault vault, List<BackupId> ids, Predicate<BackupId> isOldEnough, @Nullable Instant until) {
        List<BackupId> fulls = ids.stream().filter(BackupId::isFull).toList();
        if (fulls.isEmpty()) {
            throw new BackupException("There is no complete backup in that place.");
        }
        for (BackupId id : fulls.reversed()) {
            // A full backup has everything that was there until it was finished.
            if (isOldEnough.test(id)) {
                Manifest manifest = vault.manifest(id);
                if (until == null || !manifest.finished().isAfter(until)) {
                    return manifest;
                }
            }
        }
        throw new BackupException("No full backup is as old as that; the oldest moment that can be restored is %s."
                .formatted(vault.manifest(fulls.getFirst()).finished()));
    }

    private static int firstFull(List<BackupId> ids) {
        for (int i = 0; i < ids.size(); i++) {
            if (ids.get(i).isFull()) {
                return i;
            }
        }
        return ids.size();
    }

    /** From the last increment back to the full backup, as each names the one before. */
    private static List<Manifest> links(Vault vault, Manifest full, List<BackupId> increments) {
        Map<BackupId, Manifest> manifests = vault.manifests(increments)
                .collect(Collectors.toMap(Manifest::id, Function.identity(), (one, _) -> one));
        List<Manifest> links = new ArrayList<>();
        BackupId next = increments.isEmpty() ? null : increments.getLast();
        while (next != null && !next.equals(full.id())) {
            Manifest manifest = manifests.get(next);
            if (manifest == null) {
                throw new BackupException(
                        "The backup %s is missing, on which later ones depend; restore what was before (--until %s)."
                                .formatted(next, next.time()));
            }
            links.addFirst(manifest);
            next = manifest.previous();
        }
        return links;
    }
}
