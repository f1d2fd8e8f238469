package dev.tribal.standalone.backup;

import dev.tribal.contracts.event.Topics;
import dev.tribal.standalone.backup.auth.AuthLoad;
import dev.tribal.standalone.backup.log.TopicReader;
import dev.tribal.standalone.backup.log.TopicWriter;
import dev.tribal.standalone.backup.restore.EmptyTribal;
import dev.tribal.standalone.backup.restore.Restore;
import dev.tribal.standalone.backup.vault.Chain;
import dev.tribal.standalone.backup.vault.ChainReader;
import dev.tribal.standalone.backup.vault.Parts;
import dev.tribal.standalone.backup.vault.Vault;
import dev.tribal.standalone.broker.EmbeddedBroker;
import dev.tribal.standalone.start.DataDirectory;
import dev.tribal.standalone.start.StartOptions;
import dev.tribal.standalone.start.StartRefused;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** The command {@code tribal restore}: fills an empty installation from backups, before it is started. */
public final class RestoreCommand {
    private final PrintStream out;

    RestoreCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new RestoreCommand(System.out).run(args));
    }

    /** Returns the exit code. */
    int run(String... args) {
        return new ServiceSettings(out).run(args, (context, options) -> restore(context, options, args));
    }

    private int restore(ApplicationContext context, BackupOptions options, String... args) {
        var installation = new Installation(context);
        Instant until = options.until();
        try (Vault vault = installation.vault(options, "from")) {
            Chain chain = Chain.find(vault, until);
            say(chain, until);
            if (options.has("dry-run")) {
                out.println("Nothing was written.");
                return 0;
            }
            Path secrets = options.secretsTo();
            if (secrets != null) {
                new ChainReader(vault, chain, until).newest(Parts.SECRETS, Installation.secretsIn(secrets)::write);
                out.println("The secrets of the installation are in %s; nothing else was written.".formatted(secrets));
                return 0;
            }
            String broker = installation.broker();
            if (broker != null) {
                restore(installation, broker, vault, chain, until);
            } else {
                restoreStandalone(installation, vault, chain, until, args);
            }
            return 0;
        } catch (StartRefused e) {
            out.println("tribal: " + e.getMessage());
            return 1;
        }
    }

    /** With the broker that the standalone process will have. */
    private void restoreStandalone(
            Installation installation, Vault vault, Chain chain, @Nullable Instant until, String... args) {
        StartOptions options = StartOptions.of(args);
        try (var _ = DataDirectory.take(options);
                var broker = EmbeddedBroker.start(options.dataDir().resolve("kafka"))) {
            restore(installation, broker.bootstrapServers(), vault, chain, until);
        }
    }

    private void restore(Installation installation, String broker, Vault vault, Chain chain, @Nullable Instant until) {
        long begun = System.nanoTime();
        try (var records = installation.newRecords();
                var auth = installation.newAuth();
                var topics = new TopicWriter(
                        installation.producer(broker),
                        installation.kafka().partitions(),
                        installation.kafka().replication());
                var log = new TopicReader(installation.consumer(broker))) {
            var into = new EmptyTribal(
                    records,
                    installation.texts(),
                    new AuthLoad(auth),
                    installation.secrets(),
                    log,
                    topics,
                    installation.operators());
            Restore.Restored restored = new Restore(vault, chain, until, into).run();
            out.printf(
                    "Restored %,d records and %,d later events in %,d s. Start Tribal now; it applies the events and builds"
                            + " its indexes.%n",
                    restored.records(), restored.events(), (System.nanoTime() - begun) / 1_000_000_000);
        }
    }

    private void say(Chain chain, @Nullable Instant until) {
        long events = chain.all().stream()
                .mapToLong(backup -> backup.entries(Topics.ERROR_EVENTS))
                .sum();
        out.printf(
                "%s with %,d records, and %,d backups on top of it with %,d events in all; the last one is of %s%s%s.%n",
                chain.full().id(),
                chain.full().entries(Parts.RECORDS),
                chain.more().size(),
                events,
                chain.last().finished(),
                until == null ? "" : ", and what came after " + until + " is left out",
                BackupLine.gaps(chain.gaps()));
    }
}
