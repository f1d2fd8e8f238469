package dev.tribal.standalone.backup.vault;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
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
            read(having.getLast(), part, entry);
        }
    }

    /** Reads the part of every backup, oldest first. */
    public void each(String part, Consumer<byte[]> entry) {
        chain.all().forEach(backup -> read(backup, part, entry));
    }

    /** Reads the part of one backup, if it has it. */
    public void read(Manifest backup, String name, Consumer<byte[]> entry) {
        backup.part(name).ifPresent(part -> reader.read(part, entry));
    }
}
