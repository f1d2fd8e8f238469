package dev.tribal.standalone.backup.vault;

import java.util.List;

/**
 * All entries of one kind in a backup: one compressed stream, cut into pieces.
 *
 * @param name the kind, see {@link Parts}
 * @param entries how many there are
 */
public record Part(String name, long entries, List<Piece> pieces) {
    public Part {
        pieces = List.copyOf(pieces);
    }

    /** The size of all pieces as stored. */
    public long bytes() {
        return pieces.stream().mapToLong(Piece::bytes).sum();
    }
}
