package dev.tribal.standalone.backup.vault;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a backup holds. It is written last: what has none is not a backup.
 *
 * @param format of this document and of what it names; see {@link #FORMAT}
 * @param previous the backup that this one goes on from; {@code null} for a full one
 * @param started no message that was accepted before is missing
 * @param finished everything in it is older
 * @param topics by their names
 * @param hashes of what is copied only if it was changed, by the name of its part: of the whole, and of the audit entries of
 *     those that the next backup looks at
 * @param gaps what it lacks; backups of before this was noticed say nothing
 */
public record Manifest(
        int format,
        BackupId id,
        @Nullable BackupId previous,
        Instant started,
        Instant finished,
        Map<String, TopicCut> topics,
        Map<String, String> hashes,
        List<Part> parts,
        @Nullable Gaps gaps) {
    /** What this code writes and reads. */
    public static final int FORMAT = 1;

    public Manifest {
        topics = Map.copyOf(topics);
        hashes = Map.copyOf(hashes);
        parts = List.copyOf(parts);
    }

    @Override
    public Gaps gaps() {
        return gaps == null ? Gaps.NONE : gaps;
    }

    /** What it has of a kind; empty if nothing. */
    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /** How many entries of a kind it has. */
    public long entries(String name) {
        return part(name).map(Part::entries).orElse(0L);
    }

    /** The size of all parts as stored. */
    public long bytes() {
        return parts.stream().mapToLong(Part::bytes).sum();
    }
}
