package dev.tribal.standalone.backup.take;

import dev.tribal.platform.blob.BlobName;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.standalone.backup.vault.Part;
import dev.tribal.standalone.backup.vault.PartWriter;
import java.util.Collection;
import java.util.stream.Gatherers;

/** Copies long texts into a backup. Several are read at once, since each may take a round trip. */
final class TextCopies implements AutoCloseable {
    private static final int AT_ONCE = 16;

    private final BlobStore texts;
    private final PartWriter writer;

    TextCopies(BlobStore texts, PartWriter writer) {
        this.texts = texts;
        this.writer = writer;
    }

    /** Copies those of them that are there, and returns how many are not. */
    int copy(Collection<BlobName> names) {
        int[] copied = {0};
        names.stream()
                .gather(Gatherers.mapConcurrent(
                        AT_ONCE, name -> texts.get(name).map(content -> new TextEntry(name, content))))
                .forEach(found -> found.ifPresent(text -> {
                    writer.write(text.bytes());
                    copied[0]++;
                }));
        return names.size() - copied[0];
    }

    Part finish() {
        return writer.finish();
    }

    @Override
    public void close() {
        writer.close();
    }
}
