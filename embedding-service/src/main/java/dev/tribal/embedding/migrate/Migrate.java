package dev.tribal.embedding.migrate;

import dev.tribal.contracts.schema.NewerSchemaException;
import dev.tribal.contracts.schema.SchemaHistory;
import dev.tribal.embedding.OfflineCommand;
import dev.tribal.embedding.RecordStoreSource;
import dev.tribal.embedding.store.RecordStore;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;

/** The command {@code tribal migrate [--dry-run]}: brings the configured record store to the newest schema. */
public final class Migrate {
    private static final Duration REPORT_EVERY = Duration.ofSeconds(1);

    private Migrate() {}

    /** Ends with status 1 and one sentence if it cannot be done. */
    public static void main(String[] args) {
        boolean dryRun = Arrays.asList(args).contains("--dry-run");
        System.exit(new OfflineCommand(System.err, RecordStoreSource.class)
                .run(args, context -> run(context.getBean(RecordStore.class), dryRun, System.err)));
    }

    /** @return the exit status: 0 if it is done, 1 if it stopped on the way */
    static int run(RecordStore store, boolean dryRun, PrintStream out) {
        try {
            migrate(store, dryRun, out);
            return 0;
        } catch (NewerSchemaException e) {
            out.println(e.getMessage());
        } catch (RuntimeException e) {
            out.printf("It stopped (%s); start it again, and it goes on with what is left.%n", e.getMessage());
        }
        return 1;
    }

    private static void migrate(RecordStore store, boolean dryRun, PrintStream out) {
        var migration = new SchemaMigration(store, new RareProgress(out, REPORT_EVERY));
        SchemaMigration.Result result = migration.run(dryRun);
        out.printf(
                dryRun
                        ? "%d of %d records have an older schema than %d; nothing was changed.%n"
                        : "%d of %d records had an older schema and now have %d.%n",
                result.older(),
                result.records(),
                SchemaHistory.RECORDS.newest());
    }
}
