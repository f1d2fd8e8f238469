package dev.tribal.embedding.copy;

import dev.tribal.embedding.NoStoreException;
import dev.tribal.embedding.RecordStores;
import dev.tribal.embedding.RecordStoresConfiguration;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

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
        try (ConfigurableApplicationContext context = start(args)) {
            CopyOptions options = CopyOptions.of(new DefaultApplicationArguments(args));
            copy(context, options);
            return 0;
        } catch (CopyRefusedException | NoStoreException | RecordStoreException | IllegalArgumentException e) {
            out.println("tribal: " + e.getMessage());
            return 1;
        } catch (RuntimeException e) {
            out.println("tribal: The records cannot be copied: " + e.getMessage());
            return 1;
        }
    }

    private static ConfigurableApplicationContext start(String... args) {
        var application = new SpringApplication(RecordStoresConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(
                Map.of("spring.config.name", "tribal-defaults,embedding-service", "logging.level.root", "error"));
        return application.run(args);
    }

    private void copy(ConfigurableApplicationContext context, CopyOptions options) {
        try (var from = existing(context, "--from", options.from())) {
            from.check();
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

    private RecordDigest plan(ConfigurableApplicationContext context, RecordStore from, String target) {
        try (var to = existing(context, "--to", target)) {
            to.check();
            return new RecordCopy(from, to, everySecond()).plan();
        } catch (NoStoreException _) {
            out.println("The target is not there yet; a copy would make it.");
            return new RecordCopy(from, from, everySecond()).count();
        }
    }

    private static RecordStore open(ConfigurableApplicationContext context, String option, String store) {
        var stores = context.getBean(RecordStores.class);
        return OtherDatabase.isMeantBy(store)
                ? stores.openDatabase(OtherDatabase.at(store, context.getEnvironment()))
                : stores.open(option, store);
    }

    /** @throws NoStoreException if there is none */
    private static RecordStore existing(ConfigurableApplicationContext context, String option, String store) {
        var stores = context.getBean(RecordStores.class);
        return OtherDatabase.isMeantBy(store)
                ? stores.openExistingDatabase(OtherDatabase.at(store, context.getEnvironment()))
                : stores.openExisting(option, store);
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
