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
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link PartWriter} wrote, piece by piece. Pieces are fetched ahead, those of later parts too: the many small
 * parts of a day of increments cost a round trip each.
 */
public final class PartReader {
    /** More than any entry has. */
    private static final int MOST_BYTES = 128 * 1024 * 1024;

    private final Vault vault;

    public PartReader(Vault vault) {
        this.vault = vault;
    }

    /**
     * Every entry of one part after another, read as the stream goes on. It throws {@link BackupException} if not all of them
     * can be read as they were written.
     */
    public Stream<byte[]> entries(List<Part> parts) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Entries(parts), 0), false);
    }

    private static BackupException damaged(Part part, @Nullable IOException cause) {
        return new BackupException(
                "The backup is damaged: its part '%s' cannot be read; use an older one (--until)."
                        .formatted(part.name()),
                cause);
    }

    private final class Entries implements Iterator<byte[]> {
        private final Iterator<Part> parts;
        private final Iterator<byte[]> pieces;
        private @Nullable Content content;

        private Entries(List<Part> parts) {
            this.parts = parts.iterator();
            List<Piece> all =
                    parts.stream().flatMap(part -> part.pieces().stream()).toList();
            this.pieces = all.stream()
                    .gather(Gatherers.mapConcurrent(Vault.AT_ONCE, vault::get))
                    .iterator();
        }

        @Override
        public boolean hasNext() {
            while (content == null || content.isRead()) {
                if (!parts.hasNext()) {
                    return false;
                }
                content = new Content(parts.next(), pieces);
            }
            return true;
        }

        @Override
        public byte[] next() {
            if (!hasNext() || content == null) {
                throw new NoSuchElementException();
            }
            return content.next();
        }
    }

    /** The entries of one part, whose pieces are the next ones. */
    private static final class Content {
        private final Part part;
        private final DataInputStream in;
        private long left;

        private Content(Part part, Iterator<byte[]> pieces) {
            this.part = part;
            this.left = part.entries();
            try {
                this.in = new DataInputStream(
                        left == 0 ? InputStream.nullInputStream() : new ZstdInputStream(stream(part, pieces)));
            } catch (IOException e) {
                throw damaged(part, e);
            }
        }

        private boolean isRead() {
            return left == 0;
        }

        private byte[] next() {
            try {
                int length = in.readInt();
                if (length < 0 || length > MOST_BYTES) {
                    throw damaged(part, null);
                }
                byte[] entry = in.readNBytes(length);
                left--;
                if (entry.length < length || left == 0 && in.read() >= 0) {
                    throw damaged(part, null);
                }
                return entry;
            } catch (IOException e) {
                throw damaged(part, e);
            }
        }

        private static InputStream stream(Part part, Iterator<byte[]> pieces) {
            Iterator<Piece> own = part.pieces().iterator();
            return new SequenceInputStream(new Enumeration<>() {
                @Override
                public boolean hasMoreElements() {
                    return own.hasNext();
                }

                @Override
                public InputStream nextElement() {
                    own.next();
                    return new ByteArrayInputStream(pieces.next());
                }
            });
        }
    }
}
