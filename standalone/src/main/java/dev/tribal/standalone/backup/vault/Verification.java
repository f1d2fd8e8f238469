package dev.tribal.standalone.backup.vault;

import dev.tribal.standalone.backup.targets.BackupException;
import java.util.List;
import java.util.function.Consumer;

/** Reads whole backups back, as a restore would, and throws what it reads away. */
public final class Verification {
    private final Vault vault;
    private final PartReader reader;

    public Verification(Vault vault) {
        this.vault = vault;
        this.reader = new PartReader(vault);
    }

    /**
     * Verifies all backups.
     *
     * @param good is told each backup that is as it was written
     * @param bad is told a sentence about each that is not
     */
    public void run(Consumer<Manifest> good, Consumer<String> bad) {
        List<BackupId> ids = vault.ids();
        for (BackupId id : ids) {
            try {
                good.accept(verify(id, ids));
            } catch (BackupException e) {
                bad.accept(id + ": " + e.getMessage());
            }
        }
    }

    private Manifest verify(BackupId id, List<BackupId> all) {
        Manifest manifest = vault.manifest(id);
        if (!manifest.id().equals(id)) {
            throw new BackupException("This is the manifest of another backup, %s.".formatted(manifest.id()));
        }
        BackupId previous = manifest.previous();
        if (previous != null && !all.contains(previous)) {
            throw new BackupException("The backup that it goes on from, %s, is missing.".formatted(previous));
        }
        manifest.parts().forEach(part -> reader.read(part, _ -> {}));
        return manifest;
    }
}
