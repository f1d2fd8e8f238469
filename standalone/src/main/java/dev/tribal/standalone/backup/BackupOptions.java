package dev.tribal.standalone.backup;

import dev.tribal.standalone.backup.targets.BackupException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;

/** What a command was asked to do: by its options, or by the settings {@code tribal.backup.*}. */
final class BackupOptions {
    /** So many full backups are kept with {@code --every} if nobody says another number. */
    private static final int KEPT = 7;

    private final ApplicationArguments arguments;
    private final Environment settings;

    BackupOptions(ApplicationArguments arguments, Environment settings) {
        this.arguments = arguments;
        this.settings = settings;
    }

    /** The word behind the command, such as {@code list}; empty if there is none. */
    String word() {
        List<String> words = arguments.getNonOptionArgs();
        return words.isEmpty() ? "" : words.getFirst();
    }

    boolean has(String flag) {
        return arguments.containsOption(flag);
    }

    /** @param name {@code to} or {@code from} */
    String place(String name) {
        String place = value(name);
        if (place == null) {
            throw new BackupException(
                    "Say where the backups are: --%s FOLDER, or --%1$s s3://bucket/prefix.".formatted(name));
        }
        return place;
    }

    Path dataDir() {
        return Path.of(settings.getRequiredProperty("tribal.data-dir"));
    }

    /** The file with the keys; {@code null} if the backups are not encrypted, which has to be said. */
    @Nullable Path keysFile() {
        if (has("unencrypted")) {
            return null;
        }
        String file = value("keys-file");
        if (file == null) {
            throw new BackupException(
                    "A backup holds every secret of the installation and is encrypted: name the file with its key (--keys-file"
                            + " FILE; made by: echo \"backup $(openssl rand -base64 32)\" > FILE), or say --unencrypted.");
        }
        return Path.of(file);
    }

    /**
     * How many full backups are kept, at least 1; {@code null} for all of them. A backup by hand removes none unless it is told
     * how many to keep: whoever takes the others may keep more.
     */
    @Nullable Integer keep() {
        String text = value("keep");
        if (text == null) {
            return every() == null ? null : KEPT;
        }
        try {
            int keep = Integer.parseInt(text);
            if (keep >= 1) {
                return keep;
            }
        } catch (NumberFormatException _) {
            // Refused below, like zero.
        }
        throw new BackupException("--keep needs a number of full backups, at least 1, and not %s.".formatted(text));
    }

    /** Whether a backup is taken although long texts or the key of API keys are missing. */
    boolean incomplete() {
        return has("incomplete") || settings.getProperty("tribal.backup.incomplete", Boolean.class, false);
    }

    Duration fullEvery() {
        return duration("full-every", required("full-every"));
    }

    /** The time from one backup to the next; {@code null} for just one. */
    @Nullable Duration every() {
        String text = value("every");
        return text == null ? null : duration("every", text);
    }

    /** With {@link #every}: the age at which the last good run is too old. */
    Duration staleAfter() {
        return duration("stale-after", required("stale-after"));
    }

    /** Where health and metrics are served while backups are repeated; {@code null} for nowhere. */
    @Nullable Integer port() {
        String text = value("port");
        if (text == null) {
            return null;
        }
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Refused below, like one that is too large.
        }
        throw new BackupException("tribal.backup.port needs the number of a port, and not %s.".formatted(text));
    }

    /** The interface on which they are served. */
    String address() {
        return required("address");
    }

    /** The moment to restore; {@code null} for all there is. */
    @Nullable Instant until() {
        String text = value("until");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BackupException(
                    "--until needs a moment such as 2026-03-01T12:00:00Z, and not %s.".formatted(text), e);
        }
    }

    /** Where to put the secrets of a backup, and nothing else; {@code null} for a whole restore. */
    @Nullable Path secretsTo() {
        List<String> given = arguments.getOptionValues("secrets-to");
        if (given == null) {
            return null;
        }
        if (given.isEmpty() || given.getLast().isBlank()) {
            throw new BackupException("--secrets-to needs a folder.");
        }
        return Path.of(given.getLast());
    }

    private static Duration duration(String name, String text) {
        try {
            Duration duration = DurationStyle.detectAndParse(text);
            if (duration.isPositive()) {
                return duration;
            }
        } catch (IllegalArgumentException _) {
            // Refused below, like nothing.
        }
        throw new BackupException("--%s needs a time such as 60s, 15m or 24h, and not %s.".formatted(name, text));
    }

    private String required(String name) {
        String value = value(name);
        if (value == null) {
            throw new BackupException("tribal.backup.%s must be set.".formatted(name));
        }
        return value;
    }

    private @Nullable String value(String name) {
        List<String> given = arguments.getOptionValues(name);
        String value =
                given == null || given.isEmpty() ? settings.getProperty("tribal.backup." + name) : given.getLast();
        return value == null || value.isBlank() ? null : value;
    }
}
