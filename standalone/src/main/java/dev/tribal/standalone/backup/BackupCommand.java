package dev.tribal.standalone.backup;

import dev.tribal.standalone.backup.targets.BackupException;
import dev.tribal.standalone.backup.vault.BackupId;
import dev.tribal.standalone.backup.vault.Manifest;
import dev.tribal.standalone.backup.vault.Vault;
import dev.tribal.standalone.backup.vault.Verification;
import java.io.PrintStream;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** The command {@code tribal backup}: takes backups of a Tribal that runs, lists and verifies them. */
public final class BackupCommand {
    private final PrintStream out;

    BackupCommand(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new BackupCommand(System.out).run(args));
    }

    /** Returns the exit code. */
    int run(String... args) {
        return new ServiceSettings(out).run(args, this::run);
    }

    private int run(ApplicationContext context, BackupOptions options) {
        var installation = new Installation(context);
        return switch (options.word()) {
            case "" -> new BackupSchedule(installation, options, out).run();
            case "list" -> list(installation, options);
            case "verify" -> verify(installation, options);
            default ->
                throw new BackupException("tribal backup knows list and verify, and not %s.".formatted(options.word()));
        };
    }

    private int list(Installation installation, BackupOptions options) {
        try (Vault vault = installation.vault(options, "from")) {
            List<BackupId> ids = vault.ids();
            if (ids.isEmpty()) {
                out.println("There is no complete backup in that place.");
            }
            vault.manifests(ids).forEach(backup -> out.println(BackupLine.of(backup)));
            return 0;
        }
    }

    private int verify(Installation installation, BackupOptions options) {
        int[] damaged = {0};
        long[] bytes = {0};
        int[] good = {0};
        try (Vault vault = installation.vault(options, "from")) {
            new Verification(vault)
                    .run(
                            (Manifest manifest) -> {
                                good[0]++;
                                bytes[0] += manifest.bytes();
                                String gaps = BackupLine.gaps(manifest);
                                if (!gaps.isEmpty()) {
                                    out.println(manifest.id() + gaps);
                                }
                            },
                            sentence -> {
                                damaged[0]++;
                                out.println(sentence);
                            });
        }
        out.printf(
                "%,d backups with %,d bytes are as they were written, %,d are not.%n", good[0], bytes[0], damaged[0]);
        return damaged[0] == 0 && good[0] > 0 ? 0 : 1;
    }
}
