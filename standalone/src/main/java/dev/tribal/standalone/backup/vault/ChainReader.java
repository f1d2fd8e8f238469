package dev.tribal.standalone.backup.vault;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a chain of backups. */
public final class ChainReader {
    private final PartReader reader;
    private final Chain chain;
    private final @Nullable Instant until;

    /** @param until what was copied whole later than that is not wanted; {@code null} for the latest */
    public ChainReader(Vault vault, Chain chain, @Nullable Instant until) {
        this.reader = new PartReader(vault);
        this.chain = chain;
        this.until = until;
    }

    /** Reads what is copied whole from the latest backup that has it and is not younger than wished. */
    public void newest(String part, Consumer<byte[]> entry) {
        List<Manifest> having = chain.all().stream()
                .filter(backup -> backup.part(part).isPresent())
                .filter(backup -> until == null || !backup.finished().isAfter(until))
                .toList();
        if (!having.isEmpty()) {
            entries(Stream.of(having.getLast()), part).forEach(entry);
        }
    }

    /** The entries of the part, one after another, of those backups that have it. */
    public Stream<byte[]> entries(Stream<Manifest> backups, String part) {
        return reader.entries(
                backups.flatMap(backup -> backup.part(part).stream()).toList());
    }
}
