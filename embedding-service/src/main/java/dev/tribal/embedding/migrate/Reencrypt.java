package dev.tribal.embedding.migrate;

import dev.tribal.embedding.OfflineCommand;
import dev.tribal.embedding.RecordStoreSource;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.ConcurrentWriteException;
import dev.tribal.embedding.store.EncryptionMark;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.blob.BlobStoreConfiguration;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.encryption.Sealer;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * The command {@code tribal reencrypt}: writes every record and its long texts again, encrypted with the first of the
 * keys, so that the others can go. Repeating it does no harm; nobody else may write meanwhile.
 */
public final class Reencrypt {
    private final RecordStore store;
    private final LongTexts texts;
    private final Sealer sealer;
    private final PrintStream out;
    private long records;

    Reencrypt(RecordStore store, LongTexts texts, Sealer sealer, PrintStream out) {
        this.store = store;
        this.texts = texts;
        this.sealer = sealer;
        this.out = out;
    }

    /** Ends with status 1 and one sentence if it cannot be done. */
    public static void main(String[] args) {
        System.exit(new OfflineCommand(System.err, RecordStoreSource.class, BlobStoreConfiguration.class)
                .run(args, Reencrypt::run));
    }

    private static int run(ApplicationContext context) {
        var sealer = context.getBean(Sealer.class);
        if (!sealer.encrypts()) {
            System.err.println("tribal: There is nothing to encrypt with; set tribal.encryption.keys-file.");
            return 1;
        }
        return new Reencrypt(context.getBean(RecordStore.class), context.getBean(LongTexts.class), sealer, System.err)
                .run();
    }

    /** @return the exit status: 0 if it is done, 1 if it stopped on the way */
    int run() {
        try {
            store.scan(null, this::writeAgain);
            out.printf(
                    "%,d records and their long texts are encrypted with the key '%s'; they need no other one any more.%n",
                    records, EncryptionMark.forgetOthers(store.properties(), sealer));
            return 0;
        } catch (RecordStoreException | BlobStoreException | ConcurrentWriteException e) {
            out.printf(
                    "It stopped after %,d records (%s); see that no embedding-service runs, and start it again.%n",
                    records, e.getMessage());
            return 1;
        }
    }

    private void writeAgain(List<StoredRecord> page) {
        page.forEach(this::writeTextsAgain);
        store.write(page);
        records += page.size();
        out.printf("%,d records%n", records);
    }

    private void writeTextsAgain(StoredRecord stored) {
        if (stored.record() != null) {
            Stream.concat(Stream.of(stored.record().context()), stored.record().earlierContexts().stream())
                    .forEach(context ->
                            texts.storeAgain(stored.key().tenant(), stored.key().id(), context.attachments()));
        }
    }
}
