package dev.tribal.standalone.backup.take;

import dev.tribal.platform.text.Sha256;
import dev.tribal.standalone.backup.vault.BackupId;
import dev.tribal.standalone.backup.vault.Manifest;
import dev.tribal.standalone.backup.vault.Parts;
import dev.tribal.standalone.backup.vault.TopicCut;
import dev.tribal.standalone.backup.vault.Vault;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes one backup. As with a base backup and a write-ahead log, a full one copies the records while they change, each with
 * the positions that are in it, and then the events since before it began; an increment copies the events that came since.
 */
public final class BackupRun {
    /** How far the clocks of auth-service and of the backup may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private final Vault vault;
    private final LiveTribal live;
    private final Clock clock;

    public BackupRun(Vault vault, LiveTribal live, Clock clock) {
        this.vault = vault;
        this.live = live;
        this.clock = clock;
    }

    /** @param before the latest backup, if there is one */
    public Manifest full(@Nullable Manifest before) {
        Instant started = clock.instant();
        BackupId id = BackupId.next(started, before == null ? null : before.id(), true);
        Map<String, TopicCut> cuts = new HashMap<>();
        for (CopiedTopic topic : CopiedTopic.ALL) {
            TopicCut cut = before == null ? null : before.topics().get(topic.name());
            cuts.put(topic.name(), topic.begin(live.log(), topic.group() == null ? null : cut));
        }
        try (var parts = new PartCopies(vault, id, live)) {
            Map<String, String> hashes = Map.of(
                    Parts.SECRETS, copy(parts, Parts.SECRETS, live.secrets()::read),
                    Parts.AUTH, copy(parts, Parts.AUTH, live.auth()::state),
                    Parts.AUDIT_ENTRIES, hash(auditSince(started)));
            parts.copy(Parts.AUDIT_ENTRIES, live.auth()::audit);
            parts.copyRecords();
            copyMessages(parts, cuts);
            var manifest =
                    new Manifest(Manifest.FORMAT, id, null, started, clock.instant(), cuts, hashes, parts.finish());
            vault.publish(manifest);
            return manifest;
        }
    }

    /** Whether an increment can go on from a backup; else a full one is needed. */
    public boolean canGoOnFrom(Manifest before) {
        return CopiedTopic.ALL.stream()
                .allMatch(topic -> topic.goesOnFrom(live.log(), before.topics().get(topic.name())));
    }

    /**
     * Goes on from a backup, see {@link #canGoOnFrom}.
     *
     * @return empty if there is nothing new
     */
    public Optional<Manifest> increment(Manifest before) {
        Instant started = clock.instant();
        BackupId id = BackupId.next(started, before.id(), false);
        Map<String, TopicCut> cuts = new HashMap<>();
        for (CopiedTopic topic : CopiedTopic.ALL) {
            TopicCut cut = before.topics().get(topic.name());
            if (cut != null) {
                cuts.put(topic.name(), topic.goOn(live.log(), cut));
            }
        }
        try (var parts = new PartCopies(vault, id, live)) {
            Map<String, String> hashes = new HashMap<>(before.hashes());
            copyIfChanged(parts, hashes, Parts.SECRETS, live.secrets()::read);
            copyIfChanged(parts, hashes, Parts.AUTH, live.auth()::state);
            // Looked at before they are copied: what comes in between is new to the next backup once more, not lost to
            // it.
            hashes.put(Parts.AUDIT_ENTRIES, hash(auditSince(started)));
            if (!hash(auditSince(before.started())).equals(before.hashes().get(Parts.AUDIT_ENTRIES))) {
                parts.copy(Parts.AUDIT_ENTRIES, auditSince(before.started()));
            }
            copyMessages(parts, cuts);
            var manifest = new Manifest(
                    Manifest.FORMAT, id, before.id(), started, clock.instant(), cuts, hashes, parts.finish());
            if (manifest.parts().isEmpty()) {
                return Optional.empty();
            }
            vault.publish(manifest);
            return Optional.of(manifest);
        }
    }

    /** What auth-service wrote since a backup began; some of it that backup has. */
    private Consumer<Consumer<byte[]>> auditSince(Instant started) {
        return out -> live.auth().ownAuditSince(started.minus(CLOCKS), out);
    }

    private void copyMessages(PartCopies parts, Map<String, TopicCut> cuts) {
        for (CopiedTopic topic : CopiedTopic.ALL) {
            TopicCut begun = cuts.get(topic.name());
            if (begun != null) {
                TopicCut cut = topic.upToNow(live.log(), begun);
                cuts.put(topic.name(), cut);
                parts.copyMessages(topic.name(), cut);
            }
        }
    }

    private static void copyIfChanged(
            PartCopies parts, Map<String, String> hashes, String name, Consumer<Consumer<byte[]>> source) {
        if (!hash(source).equals(hashes.get(name))) {
            hashes.put(name, copy(parts, name, source));
        }
    }

    private static String hash(Consumer<Consumer<byte[]>> source) {
        MessageDigest digest = Sha256.digest();
        source.accept(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the hash of all entries. */
    private static String copy(PartCopies parts, String name, Consumer<Consumer<byte[]>> source) {
        MessageDigest digest = Sha256.digest();
        parts.copy(
                name,
                out -> source.accept(entry -> {
                    digest.update(entry);
                    out.accept(entry);
                }));
        return HexFormat.of().formatHex(digest.digest());
    }
}
