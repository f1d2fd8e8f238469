package dev.tribal.standalone.backup.vault;

import com.github.luben.zstd.ZstdInputStream;
import dev.tribal.standalone.backup.targets.BackupException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PartWriter} wrote, piece by piece. */
public final class PartReader {
    /** More than any entry has. */
    private static final int MOST_BYTES = 128 * 1024 * 1024;

    private final Vault vault;

    public PartReader(Vault vault) {
        this.vault = vault;
    }

    /**
     * Hands over every entry, in order.
     *
     * @throws BackupException if not all of them can be read as they were written
     */
    public void read(Part part, Consumer<byte[]> entry) {
        if (part.entries() == 0) {
            return;
        }
        try (var in = new DataInputStream(new ZstdInputStream(pieces(part)))) {
            for (long i = 0; i < part.entries(); i++) {
                entry.accept(next(in, part));
            }
            if (in.read() >= 0) {
                throw damaged(part, null);
            }
        } catch (IOException e) {
            throw damaged(part, e);
        }
    }

    private static byte[] next(DataInputStream in, Part part) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw damaged(part, null);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw damaged(part, null);
        }
        return bytes;
    }

    private InputStream pieces(Part part) {
        Iterator<Piece> pieces = part.pieces().iterator();
        Enumeration<InputStream> streams = new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return pieces.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(vault.get(pieces.next()));
            }
        };
        return new SequenceInputStream(streams);
    }

    private static BackupException damaged(Part part, @Nullable IOException cause) {
        return new BackupException(
                "The backup is damaged: its part '%s' cannot be read; use an older one (--until)."
                        .formatted(part.name()),
                cause);
    }
}
