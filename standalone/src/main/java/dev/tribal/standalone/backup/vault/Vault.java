package dev.tribal.standalone.backup.vault;

import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.text.Sha256;
import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.targets.BackupTarget;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Backups in a target. Everything is sealed under its own name, so that nobody without the key can read, change or exchange
 * anything; the manifests, which name and hash all else, are sealed too.
 */
public final class Vault implements AutoCloseable {
    /** How many objects are fetched at once. */
    static final int AT_ONCE = 16;

    private static final String MANIFESTS = "manifests/";
    private static final String DATA = "data/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BackupTarget target;
    private final Sealer sealer;
    private volatile @Nullable Turn turn;

    /**
     * @param target is closed with the vault
     * @param sealer {@link Sealer#NONE} for backups that are not encrypted
     */
    public Vault(BackupTarget target, Sealer sealer) {
        this.target = target;
        this.sealer = sealer;
    }

    /**
     * Takes the right to add backups, which is given back when it is closed.
     *
     * @param patience how long to wait for another process that has it
     * @throws TurnTakenException if that has it for longer
     */
    public Turn turn(Clock clock, Duration patience) {
        Turn taken = Turn.take(target, clock, patience);
        turn = taken;
        return taken;
    }

    /** Gives the right back, if it is had, so that nobody waits for a process that ends; what goes on is given up. */
    public void giveTurnBack() {
        Turn taken = turn;
        if (taken != null) {
            taken.close();
        }
    }

    /** Stores a piece of a backup that has no manifest yet. */
    Piece put(BackupId backup, String name, byte[] content) {
        String path = DATA + backup + "/" + name;
        byte[] stored = sealer.seal(content, path);
        target.put(path, stored);
        return new Piece(path, stored.length, Sha256.hex(stored));
    }

    /** @throws BackupException if it is missing, changed or sealed with a key that is not there */
    byte[] get(Piece piece) {
        byte[] stored = target.get(piece.name())
                .orElseThrow(
                        () -> new BackupException("The backup is incomplete: %s is missing; use an older one (--until)."
                                .formatted(piece.name())));
        if (!Sha256.hex(stored).equals(piece.sha256())) {
            throw new BackupException("The backup is damaged: %s is not what was written; use an older one (--until)."
                    .formatted(piece.name()));
        }
        return open(piece.name(), stored);
    }

    /**
     * Makes a backup one: from now on it is found.
     *
     * @throws BackupException if another process has the turn now
     */
    public void publish(Manifest manifest) {
        requireTurn();
        String path = MANIFESTS + manifest.id();
        target.put(path, sealer.seal(JSON.writeValueAsBytes(manifest), path));
    }

    /** @throws BackupException if the turn was taken and is lost by now */
    public void requireTurn() {
        Turn taken = turn;
        if (taken != null) {
            taken.require();
        }
    }

    /** The names of all backups, oldest first. */
    public List<BackupId> ids() {
        return target.list(MANIFESTS).stream()
                .map(path -> path.substring(MANIFESTS.length()))
                .filter(BackupId::isOne)
                .map(BackupId::new)
                .sorted()
                .toList();
    }

    /**
     * Reads what a backup holds.
     *
     * @throws UnreadableBackupException if it is damaged
     * @throws BackupException if there is no such backup, it was made by a newer Tribal or sealed with a key that is not there, or
     *     the place cannot be used
     */
    public Manifest manifest(BackupId id) {
        return find(id).orElseThrow(
                        () -> new BackupException("There is no backup %s; see: tribal backup list".formatted(id)));
    }

    /**
     * The same; empty if there is no such backup.
     *
     * @see #manifest
     */
    Optional<Manifest> find(BackupId id) {
        String path = MANIFESTS + id;
        return target.get(path).map(stored -> read(id, open(path, stored)));
    }

    private static Manifest read(BackupId id, byte[] content) {
        Manifest manifest;
        try {
            manifest = JSON.readValue(content, Manifest.class);
        } catch (JacksonException e) {
            throw new UnreadableBackupException("The manifest of the backup %s is damaged.".formatted(id), e);
        }
        if (manifest.format() > Manifest.FORMAT) {
            throw new BackupException("The backup %s was made by a newer Tribal; restore it with that.".formatted(id));
        }
        return manifest;
    }

    /**
     * The manifests of backups, in the same order; some are read ahead. What was removed since it was listed is left out.
     *
     * @see #manifest
     */
    public Stream<Manifest> manifests(List<BackupId> ids) {
        return ids.stream().gather(Gatherers.mapConcurrent(AT_ONCE, this::find)).flatMap(Optional::stream);
    }

    /** Removes a backup, its manifest first, so that what is left of it is never taken for one. */
    public void delete(BackupId id) {
        Set<BackupId> data = dataOrOwn(id);
        target.delete(MANIFESTS + id);
        data.forEach(begun -> target.list(DATA + begun + "/").forEach(target::delete));
    }

    /**
     * Removes what was stored under a name for a backup that is not published and never will be. What cannot be removed now is
     * removed as {@linkplain #unfinished unfinished}; and where another process has the turn, the name may be one of its own.
     *
     * @return whether there was anything, also if it could not be removed
     */
    public boolean discard(BackupId begun) {
        try {
            requireTurn();
            List<String> stored = target.list(DATA + begun + "/");
            stored.forEach(target::delete);
            return !stored.isEmpty();
        } catch (BackupException _) {
            // Whoever calls this has a failure to tell of already.
            return true;
        }
    }

    /**
     * The names under which data without a manifest was begun: backups that are being made, or were given up.
     *
     * @throws BackupException if a full backup cannot be read, so that nobody knows what belongs to it
     */
    public List<BackupId> unfinished() {
        Set<BackupId> finished = new HashSet<>();
        ids().forEach(id -> finished.addAll(data(id)));
        return target.list(DATA).stream()
                .map(path -> path.substring(DATA.length()).replaceFirst("/.*", ""))
                .filter(BackupId::isOne)
                .distinct()
                .map(BackupId::new)
                .filter(id -> !finished.contains(id))
                .toList();
    }

    /** The names under which the data of a backup was begun; increments come between the begin of a full one and its end. */
    private Set<BackupId> data(BackupId id) {
        if (!id.isFull()) {
            return Set.of(id);
        }
        return manifest(id).parts().stream()
                .flatMap(part -> part.pieces().stream())
                .map(piece -> new BackupId(piece.name().split("/", 3)[1]))
                .collect(Collectors.toSet());
    }

    private Set<BackupId> dataOrOwn(BackupId id) {
        try {
            return data(id);
        } catch (BackupException _) {
            // Never finished, or sealed with a key that is gone; what is left then is removed as unfinished.
            return Set.of(id);
        }
    }

    private byte[] open(String path, byte[] stored) {
        if (sealer.encrypts() && !Sealer.isSealed(stored)) {
            throw new BackupException(
                    "%s is not encrypted, though a key was given; if that is meant, say --unencrypted."
                            .formatted(path));
        }
        try {
            return sealer.open(stored, path);
        } catch (SealedContentException e) {
            throw new BackupException(
                    sealer.encrypts()
                            ? "The backup cannot be opened: it was changed, or encrypted with a key that is not in the file of"
                                    + " --keys-file."
                            : "The backup is encrypted; name the file with its key (--keys-file FILE).",
                    e);
        }
    }

    @Override
    public void close() {
        target.close();
    }
}
