package dev.tribal.standalone.backup.vault;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Removes old full backups with their increments, and what was never finished. */
public final class Retention {
    /** A backup that is not finished after so long never will be. */
    private static final Duration GIVEN_UP = Duration.ofDays(1);

    private final Vault vault;
    private final int keep;

    /** @param keep how many full backups stay, at least 1 */
    public Retention(Vault vault, int keep) {
        this.vault = vault;
        this.keep = keep;
    }

    /** Returns what was removed. */
    public List<BackupId> apply(Instant now) {
        List<BackupId> ids = vault.ids();
        List<BackupId> fulls = ids.stream().filter(BackupId::isFull).toList();
        BackupId oldest = fulls.size() <= keep ? null : fulls.get(fulls.size() - keep);
        // The latest first, so that no chain ever lacks a link in its middle.
        List<BackupId> outdated = oldest == null
                ? List.of()
                : ids.reversed().stream().filter(id -> id.compareTo(oldest) < 0).toList();
        outdated.forEach(vault::delete);
        vault.unfinished().stream()
                .filter(id -> id.time().isBefore(now.minus(GIVEN_UP)))
                .forEach(vault::delete);
        return outdated;
    }
}
