package dev.tribal.embedding.copy;

import dev.tribal.embedding.NoStoreException;
import dev.tribal.embedding.OfflineCommand;
import dev.tribal.embedding.RecordStores;
import dev.tribal.embedding.RecordStoresConfiguration;
import dev.tribal.embedding.store.RecordStore;
import java.io.PrintStream;
import java.util.function.Consumer;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;

/**
 * The command {@code tribal copy-records}: copies between the record stores that the service's settings describe, while
 * the service is stopped. Events that come meanwhile wait in Kafka.
 */
public final class CopyRecords {
    private final PrintStream out;

    CopyRecords(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new CopyRecords(System.err).run(args));
    }

    /** Returns the exit code. */
    int run(String... args) {
        return new OfflineCommand(out, RecordStoresConfiguration.class).run(args, context -> {
            copy(context, CopyOptions.of(new DefaultApplicationArguments(args)));
            return 0;
        });
    }

    private void copy(ApplicationContext context, CopyOptions options) {
        requireExisting(context, options.from());
        try (var from = open(context, "--from", options.from())) {
            from.check();
            RecordStores.requireRecords(from);
            if (options.dryRun()) {
                RecordDigest plan = plan(context, from, options.to());
                out.printf(
                        "%,d records and %,d tombstones would be copied; nothing was written.%n",
                        plan.records(), plan.tombstones());
                return;
            }
            try (var to = open(context, "--to", options.to())) {
                to.check();
                RecordDigest both = new RecordCopy(from, to, everySecond()).run();
                out.printf(
                        "%,d records and %,d tombstones are the same in both stores (checksum %s). Now set %s to %s.%n",
                        both.records(),
                        both.tombstones(),
                        both.checksum().substring(0, 16),
                        OtherDatabase.isMeantBy(options.to()) ? "tribal.embedding.database.url" : "tribal.record-store",
                        OtherDatabase.printed(options.to()));
            }
        }
    }

    private RecordDigest plan(ApplicationContext context, RecordStore from, String target) {
        try {
            requireExisting(context, target);
        } catch (NoStoreException _) {
            out.println("The target is not there yet; a copy would make it.");
            return new RecordCopy(from, from, everySecond()).count();
        }
        try (var to = open(context, "--to", target)) {
            to.check();
            return new RecordCopy(from, to, everySecond()).plan();
        }
    }

    private static RecordStore open(ApplicationContext context, String option, String store) {
        var stores = context.getBean(RecordStores.class);
        return OtherDatabase.isMeantBy(store)
                ? stores.openDatabase(OtherDatabase.at(store, context.getEnvironment()))
                : stores.open(option, store);
    }

    /** @throws NoStoreException if there is no such store yet */
    private static void requireExisting(ApplicationContext context, String store) {
        var stores = context.getBean(RecordStores.class);
        if (OtherDatabase.isMeantBy(store)) {
            stores.requireExistingDatabase(OtherDatabase.at(store, context.getEnvironment()));
        } else {
            stores.requireExisting(store);
        }
    }

    private Consumer<CopyProgress> everySecond() {
        long[] next = {System.nanoTime()};
        return progress -> {
            if (System.nanoTime() - next[0] >= 0) {
                next[0] = System.nanoTime() + 1_000_000_000;
                out.println(progress);
            }
        };
    }
}
