package dev.tribal.standalone.backup.vault;

import dev.tribal.standalone.backup.targets.BackupException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads whole backups back, as a restore would, throws what it reads away, and looks whether each goes on from another. */
public final class Verification {
    private final Vault vault;
    private final PartReader reader;
    private @Nullable Manifest before;

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
        if (!id.isFull()) {
            verifyLink(manifest, all);
        }
        before = manifest;
        manifest.parts().forEach(part -> reader.read(part, _ -> {}));
        return manifest;
    }

    /** An increment leaves nothing out between it and the one before; so there is a full one at the begin of its chain. */
    private void verifyLink(Manifest increment, List<BackupId> all) {
        BackupId previous = increment.previous();
        if (previous == null || previous.compareTo(increment.id()) >= 0) {
            throw new BackupException("It does not say from which earlier backup it goes on.");
        }
        if (!all.contains(previous)) {
            throw new BackupException("The backup that it goes on from, %s, is missing.".formatted(previous));
        }
        Manifest known = before;
        Manifest link = known != null && known.id().equals(previous) ? known : vault.manifest(previous);
        link.topics().forEach((topic, cut) -> {
            TopicCut next = increment.topics().get(topic);
            if (next == null
                    || !next.topicId().equals(cut.topicId())
                    || !next.from().equals(cut.to())) {
                throw new BackupException(
                        "Its messages of the topic %s do not begin where those of %s end.".formatted(topic, previous));
            }
        });
    }
}
