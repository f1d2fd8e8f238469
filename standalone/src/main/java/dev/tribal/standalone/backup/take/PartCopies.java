package dev.tribal.standalone.backup.take;

import dev.tribal.contracts.event.Topics;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.platform.blob.BlobName;
import dev.tribal.standalone.backup.vault.BackupId;
import dev.tribal.standalone.backup.vault.Part;
import dev.tribal.standalone.backup.vault.PartWriter;
import dev.tribal.standalone.backup.vault.Parts;
import dev.tribal.standalone.backup.vault.TopicCut;
import dev.tribal.standalone.backup.vault.Vault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Copies parts of one backup into the vault, and on the way the long texts that they refer to. */
final class PartCopies implements AutoCloseable {
    /** So many that reading them at once pays, and so few that their names need no memory to speak of. */
    private static final int TEXTS_AT_ONCE = 100;

    private final Vault vault;
    private final BackupId id;
    private final LiveTribal live;
    private final TextNames names = new TextNames();
    private final TextCopies texts;
    private final List<Part> parts = new ArrayList<>();

    PartCopies(Vault vault, BackupId id, LiveTribal live) {
        this.vault = vault;
        this.id = id;
        this.live = live;
        this.texts = new TextCopies(live.texts(), new PartWriter(vault, id, Parts.TEXTS));
    }

    /** @param source hands every entry to whom it is given */
    void copy(String name, Consumer<Consumer<byte[]>> source) {
        try (var writer = begin(name)) {
            source.accept(writer::write);
            add(writer);
        }
    }

    /** Begins a part to which is written more than once, until it is added. */
    PartWriter begin(String name) {
        return new PartWriter(vault, id, name);
    }

    /** Ends a part that was begun. */
    void add(PartWriter writer) {
        add(writer.finish());
    }

    /**
     * Copies all records.
     *
     * @param between is run between pages, while the store is not being read
     * @return how many texts they refer to, and how many of those are not there
     */
    TextCount copyRecords(Runnable between) {
        var count = new TextCount[] {TextCount.NONE};
        try (RecordStore store = live.records().get()) {
            copy(
                    Parts.RECORDS,
                    out -> store.scan(null, page -> {
                        page.forEach(record -> out.accept(RecordEntry.bytes(record)));
                        List<BlobName> named =
                                page.stream().flatMap(TextNames::of).toList();
                        count[0] = count[0].plus(named.size(), texts.copy(named));
                        between.run();
                    }));
        }
        return count[0];
    }

    void copyMessages(String topic, TopicCut cut) {
        boolean refersToTexts = topic.equals(Topics.ERROR_EVENTS) || topic.equals(Topics.ERROR_EVENTS_DLT);
        Set<BlobName> copied = new HashSet<>();
        List<BlobName> batch = new ArrayList<>();
        copy(
                topic,
                out -> live.log().read(topic, cut.from(), cut.to(), message -> {
                    out.accept(message.bytes());
                    if (refersToTexts) {
                        names.of(message).filter(copied::add).forEach(batch::add);
                    }
                    if (batch.size() >= TEXTS_AT_ONCE) {
                        copyTexts(batch);
                    }
                }));
        copyTexts(batch);
    }

    /** A text that is gone belongs to a context that a later event, which is copied, too, has replaced. */
    private void copyTexts(List<BlobName> batch) {
        texts.copy(batch);
        batch.clear();
    }

    /** Everything that was copied. */
    List<Part> finish() {
        add(texts.finish());
        return List.copyOf(parts);
    }

    private void add(Part part) {
        if (part.entries() > 0) {
            parts.add(part);
        }
    }

    @Override
    public void close() {
        texts.close();
    }

    /** How many texts are referred to, and how many of them are not there. */
    record TextCount(long all, long missing) {
        private static final TextCount NONE = new TextCount(0, 0);

        private TextCount plus(int more, int moreMissing) {
            return new TextCount(all + more, missing + moreMissing);
        }
    }
}
