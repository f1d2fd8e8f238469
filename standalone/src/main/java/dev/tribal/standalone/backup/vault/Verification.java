package dev.tribal.standalone.backup.vault;

import dev.tribal.standalone.backup.targets.BackupException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
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
     * Verifies all backups. Those that are removed meanwhile, as old ones are beside a process that takes new ones, are
     * passed over.
     *
     * @param good is told each backup that is as it was written
     * @param bad is told a sentence about each that is not
     */
    public void run(Consumer<Manifest> good, Consumer<String> bad) {
        Set<BackupId> ids = new LinkedHashSet<>(vault.ids());
        ids.stream().gather(Gatherers.mapConcurrent(Vault.AT_ONCE, this::look)).forEach(look -> {
            try {
                look.found().get().ifPresent(manifest -> good.accept(verify(look.id(), manifest, ids)));
            } catch (BackupException e) {
                if (isThere(look.id())) {
                    bad.accept(look.id() + ": " + e.getMessage());
                }
            }
        });
    }

    private Look look(BackupId id) {
        try {
            Optional<Manifest> manifest = vault.find(id);
            return new Look(id, () -> manifest);
        } catch (BackupException e) {
            return new Look(id, () -> {
                throw e;
            });
        }
    }

    private boolean isThere(BackupId id) {
        try {
            return vault.find(id).isPresent();
        } catch (BackupException _) {
            return true;
        }
    }

    private Manifest verify(BackupId id, Manifest manifest, Set<BackupId> all) {
        if (!manifest.id().equals(id)) {
            throw new BackupException("This is the manifest of another backup, %s.".formatted(manifest.id()));
        }
        if (!id.isFull()) {
            verifyLink(manifest, all);
        }
        before = manifest;
        reader.entries(manifest.parts()).forEach(_ -> {});
        return manifest;
    }

    /** An increment leaves nothing out between it and the one before; so there is a full one at the begin of its chain. */
    private void verifyLink(Manifest increment, Set<BackupId> all) {
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

    /**
     * What was read ahead of a backup.
     *
     * @param found its manifest, empty if it was removed, or a {@link BackupException}
     */
    private record Look(BackupId id, Supplier<Optional<Manifest>> found) {}
}
