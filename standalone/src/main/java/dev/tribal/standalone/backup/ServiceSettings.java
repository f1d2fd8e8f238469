package dev.tribal.standalone.backup;

import dev.tribal.embedding.OfflineCommand;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.standalone.backup.targets.BackupException;
import java.io.PrintStream;
import java.util.function.IntSupplier;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.ApplicationContext;

/** Runs a command with the settings of all services, without any of them. */
final class ServiceSettings {
    static final String CONFIG_NAMES =
            "tribal-defaults,auth-service,ingest-service,embedding-service,search-service,mcp-gateway,backup";

    private final PrintStream out;

    ServiceSettings(PrintStream out) {
        this.out = out;
    }

    /** Returns what the command returns, or 1 after the sentence that says why it could not be done. */
    int run(String[] args, ToIntBiFunction<ApplicationContext, BackupOptions> command) {
        String[] all = Stream.concat(Stream.of("--spring.config.name=" + CONFIG_NAMES), Stream.of(args))
                .toArray(String[]::new);
        return new OfflineCommand(out, BackupConfiguration.class)
                .run(
                        all,
                        context -> saying(() -> command.applyAsInt(
                                context,
                                new BackupOptions(new DefaultApplicationArguments(args), context.getEnvironment()))));
    }

    private int saying(IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (BackupException | RecordStoreException | BlobStoreException e) {
            out.println("tribal: " + e.getMessage());
            return 1;
        }
    }
}
