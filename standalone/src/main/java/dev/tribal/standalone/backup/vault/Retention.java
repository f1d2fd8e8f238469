package dev.tribal.standalone.backup.vault;

import dev.tribal.standalone.backup.targets.BackupException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes old full backups with their increments, and what was never finished. */
public final class Retention {
    /** A backup that is not finished after so long never will be. */
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    private final Vault vault;

    public Retention(Vault vault) {
        this.vault = vault;
    }

    /**
     * Removes full backups with their increments, for which none of those that stay has to be readable.
     *
     * @param keep how many full backups stay, at least 1
     * @return what was removed
     * @throws BackupException if the place cannot be used
     */
    public List<BackupId> keep(int keep) {
        List<BackupId> ids = vault.ids();
        List<BackupId> fulls = ids.stream().filter(BackupId::isFull).toList();
        BackupId oldest = fulls.size() <= keep ? null : fulls.get(fulls.size() - keep);
        // The latest first, so that no chain ever lacks a link in its middle.
        List<BackupId> outdated = oldest == null
                ? List.of()
                : ids.reversed().stream().filter(id -> id.compareTo(oldest) < 0).toList();
        outdated.forEach(vault::delete);
        return outdated;
    }

    /**
     * Removes what was never finished and is a day old.
     *
     * @throws BackupException if a full backup cannot be read, so that nobody knows what belongs to it, or the place cannot be
     *     used; nothing is removed then that belongs to one
     */
    public void removeGivenUp(Instant now) {
        vault.unfinished().stream()
                .filter(id -> id.time().isBefore(now.minus(GIVEN_UP)))
                .forEach(vault::delete);
    }
}
