package dev.tribal.standalone.backup.take;

import dev.tribal.platform.text.Sha256;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.vault.BackupId;
import dev.tribal.standalone.backup.vault.Gaps;
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

    /** So many may be missing of any number: of a record that was changed while it was read. */
    private static final int FEW_TEXTS = 10;

    private final Vault vault;
    private final LiveTribal live;
    private final Clock clock;
    private final boolean incomplete;
    private boolean copied;

    /** @param incomplete whether a backup is taken although the blob store lacks many of the texts */
    public BackupRun(Vault vault, LiveTribal live, Clock clock, boolean incomplete) {
        this.vault = vault;
        this.live = live;
        this.clock = clock;
        this.incomplete = incomplete;
    }

    /**
     * Copies everything, and nothing goes on meanwhile.
     *
     * @param before the latest backup, if there is one
     */
    public Manifest full(@Nullable Manifest before) {
        return full(before, () -> before == null ? null : before.id());
    }

    /**
     * Copies everything. The records and the audit log, which take long, come first and hold nobody up; then all that is
     * short, so that the backup ends at one moment, and an increment that came in between has nothing that it lacks.
     *
     * @param before the latest backup, if there is one
     * @param meanwhile takes increments while records and audit entries are copied
     * @throws BackupException if too much is missing to call it a backup
     */
    public Manifest full(@Nullable Manifest before, Meanwhile meanwhile) {
        copied = false;
        BackupId begun = BackupId.next(clock.instant(), before == null ? null : before.id(), true);
        Manifest manifest = copyAll(begun, before, meanwhile);
        copied = true;
        // Outside of what is taken back: one that fails may have been published all the same.
        vault.publish(manifest);
        return manifest;
    }

    private Manifest copyAll(BackupId begun, @Nullable Manifest before, Meanwhile meanwhile) {
        Map<String, TopicCut> cuts = new HashMap<>();
        for (CopiedTopic topic : CopiedTopic.ALL) {
            TopicCut cut = before == null ? null : before.topics().get(topic.name());
            cuts.put(topic.name(), topic.begin(live.log(), topic.group() == null ? null : cut));
        }
        try (var parts = new PartCopies(vault, begun, live);
                var audit = parts.begin(Parts.AUDIT_ENTRIES)) {
            Gaps gaps = gaps(parts.copyRecords(meanwhile::goOn));
            Instant auditBegun = clock.instant();
            live.auth().audit(audit::write, meanwhile::goOn);
            BackupId last = meanwhile.goOn();
            Instant started = clock.instant();
            // All are looked at before they are copied: what comes in between is new to the next backup once more, not
            // lost to it.
            Map<String, String> hashes = Map.of(
                    Parts.SECRETS, hash(live.secrets()::read),
                    Parts.AUTH, hash(live.auth()::stateWithoutUse),
                    Parts.AUDIT_ENTRIES, hash(auditSince(started)));
            parts.copy(Parts.SECRETS, live.secrets()::read);
            parts.copy(Parts.AUTH, live.auth()::state);
            // What came while the log was copied; the rest of that is on the topic.
            auditSince(auditBegun).accept(audit::write);
            parts.add(audit);
            copyMessages(parts, cuts);
            return new Manifest(
                    Manifest.FORMAT,
                    BackupId.next(started, last, true),
                    null,
                    started,
                    clock.instant(),
                    cuts,
                    hashes,
                    parts.finish(),
                    gaps);
        } catch (RuntimeException e) {
            copied = vault.discard(begun);
            throw e;
        }
    }

    /** Whether the last full backup here had stored anything when it ended or failed, so that each further try costs as much. */
    public boolean hasCopied() {
        return copied;
    }

    private Gaps gaps(PartCopies.TextCount texts) {
        boolean tooMany = texts.missing() > FEW_TEXTS && texts.missing() * 100 > texts.all();
        if (tooMany && !incomplete) {
            throw new BackupException(
                    "%,d of the %,d long texts that records refer to are not in the blob store; check tribal.blob-store and"
                                    .formatted(texts.missing(), texts.all())
                            + " that its folder or bucket is the one of the services. If they are lost, say --incomplete.");
        }
        return new Gaps(texts.missing(), !live.secrets().haveApiKeyHash());
    }

    /** Why an increment cannot go on from a backup and a full one is needed, in one sentence; empty if it can. */
    public Optional<String> obstacle(Manifest before) {
        return CopiedTopic.ALL.stream()
                .flatMap(topic -> topic.obstacle(live.log(), before.topics().get(topic.name())).stream())
                .findFirst();
    }

    /**
     * Goes on from a backup, see {@link #obstacle}.
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
        Manifest manifest = copyNew(id, started, before, cuts);
        if (manifest.parts().isEmpty()) {
            return Optional.empty();
        }
        vault.publish(manifest);
        return Optional.of(manifest);
    }

    private Manifest copyNew(BackupId id, Instant started, Manifest before, Map<String, TopicCut> cuts) {
        try (var parts = new PartCopies(vault, id, live)) {
            Map<String, String> hashes = new HashMap<>(before.hashes());
            copyIfChanged(parts, hashes, Parts.SECRETS, live.secrets()::read, live.secrets()::read);
            copyIfChanged(parts, hashes, Parts.AUTH, live.auth()::stateWithoutUse, live.auth()::state);
            hashes.put(Parts.AUDIT_ENTRIES, hash(auditSince(started)));
            if (!hash(auditSince(before.started())).equals(before.hashes().get(Parts.AUDIT_ENTRIES))) {
                parts.copy(Parts.AUDIT_ENTRIES, auditSince(before.started()));
            }
            copyMessages(parts, cuts);
            return new Manifest(
                    Manifest.FORMAT,
                    id,
                    before.id(),
                    started,
                    clock.instant(),
                    cuts,
                    hashes,
                    parts.finish(),
                    new Gaps(before.gaps().texts(), !live.secrets().haveApiKeyHash()));
        } catch (RuntimeException e) {
            vault.discard(id);
            throw e;
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

    /** @param lasting what of the source makes a copy worth while if it was changed */
    private static void copyIfChanged(
            PartCopies parts,
            Map<String, String> hashes,
            String name,
            Consumer<Consumer<byte[]>> lasting,
            Consumer<Consumer<byte[]>> source) {
        String hash = hash(lasting);
        if (!hash.equals(hashes.put(name, hash))) {
            parts.copy(name, source);
        }
    }

    private static String hash(Consumer<Consumer<byte[]>> source) {
        MessageDigest digest = Sha256.digest();
        source.accept(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }
}
