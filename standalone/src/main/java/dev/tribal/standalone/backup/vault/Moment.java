package dev.tribal.standalone.backup.vault;

import dev.tribal.standalone.backup.targets.BackupException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a moment lies among the backups of a place. Their names say in which order they were taken, but not by which clock:
 * behind one that was ahead, names only count on, and the backups themselves say when they were begun.
 */
final class Moment {
    private final Instant moment;
    private final Instant now;
    private final Map<BackupId, Instant> begun = new TreeMap<>();

    /** @param ids of all backups, oldest first */
    Moment(Vault vault, List<BackupId> ids, Instant moment, Instant now) {
        this.moment = moment;
        this.now = now;
        BackupId before = null;
        for (BackupId id : ids) {
            boolean mayHaveBegunEarlier = id.time().isAfter(moment) && countsOn(id, before);
            begun.put(id, mayHaveBegunEarlier ? vault.manifest(id).started() : id.time());
            before = id;
        }
    }

    /** Whether a name may be of no clock at all, see {@link BackupId#next}. */
    private boolean countsOn(BackupId id, @Nullable BackupId before) {
        return before == null
                ? id.time().isAfter(now)
                : id.time().equals(before.time().plusMillis(1));
    }

    /** Whether a backup was begun later, by its own clock. */
    boolean isBefore(BackupId id) {
        return begun.getOrDefault(id, id.time()).isAfter(moment);
    }

    /**
     * Looks whether a chain has what was there at the moment, and nothing of later that it cannot tell apart.
     *
     * @throws BackupException if the clock was set back, so that nobody can say
     */
    void requireIn(Chain chain) {
        BackupId full = chain.full().id();
        BackupId last = chain.last().id();
        var known = new TreeMap<Instant, BackupId>();
        begun.forEach((id, time) -> {
            // What is of the future is of a clock that was ahead, and came before all the same.
            if (id.compareTo(full) < 0 && time.isAfter(moment) && !time.isAfter(now)) {
                throw unclear(id, full);
            }
            if (id.compareTo(last) > 0) {
                // It goes on from a time that another backup had reached; or it has what the moment needs.
                Map.Entry<Instant, BackupId> reached = known.floorEntry(time);
                if (reached == null || reached.getKey().isBefore(moment)) {
                    throw unclear(last, id);
                }
            }
            known.put(id.equals(last) ? chain.last().finished() : time, id);
        });
    }

    private BackupException unclear(BackupId earlier, BackupId later) {
        return new BackupException(
                "A clock was set back: the backup %s is of %s, and %s, which was taken after it, of %s."
                                .formatted(earlier, begun.get(earlier), later, begun.get(later))
                        + " Nobody can say what had come by %s; name an earlier moment or a later one (--until), or none for all there is."
                                .formatted(moment));
    }
}
