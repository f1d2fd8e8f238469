package dev.tribal.standalone.backup.vault;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the entries of one kind: each behind its length, all compressed together (Zstandard), cut into pieces of some
 * megabytes, so that neither memory nor a request to the target grows with the backup.
 */
public final class PartWriter implements AutoCloseable {
    private static final int PIECE_BYTES = 4 * 1024 * 1024;

    private final Vault vault;
    private final BackupId backup;
    private final String name;
    private final List<Piece> pieces = new ArrayList<>();
    private final DataOutputStream out;
    private long entries;

    public PartWriter(Vault vault, BackupId backup, String name) {
        this.vault = vault;
        this.backup = backup;
        this.name = name;
        try {
            this.out = new DataOutputStream(new ZstdOutputStream(new Cutter()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(byte[] entry) {
        try {
            out.writeInt(entry.length);
            out.write(entry);
            entries++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores the rest, and says what was stored. */
    public Part finish() {
        close();
        return new Part(name, entries, entries == 0 ? List.of() : pieces);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores a piece whenever there is enough for one, and the rest at the end. */
    private final class Cutter extends OutputStream {
        private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        private boolean closed;

        @Override
        public void write(int b) {
            buffer.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            buffer.write(bytes, offset, length);
            if (buffer.size() >= PIECE_BYTES) {
                store();
            }
        }

        @Override
        public void close() {
            if (!closed && entries > 0 && buffer.size() > 0) {
                store();
            }
            closed = true;
        }

        private void store() {
            String number = String.format(Locale.ROOT, "-%06d", pieces.size() + 1);
            pieces.add(vault.put(backup, name + number, buffer.toByteArray()));
            buffer.reset();
        }
    }
}
