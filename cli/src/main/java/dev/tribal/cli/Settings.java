package dev.tribal.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What a command is told: by an option, otherwise by an environment variable ({@code TRIBAL_…}), otherwise by the file
 * {@code config} in the data folder.
 */
final class Settings {
    private static final Set<String> IN_FILE = Set.of("url", "ca", "api-key", "project", "environment", "output");
    private static final String KEY = "api-key";
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final Options options;
    private final Map<String, String> environment;
    private final Map<?, ?> file;

    private Settings(Options options, Map<String, String> environment, Map<?, ?> file) {
        this.options = options;
        this.environment = environment;
        this.file = file;
    }

    /** @throws UsageException if the file cannot be used */
    static Settings of(Options options, Map<String, String> environment) {
        Path file = folder(options, environment).resolve("config");
        return new Settings(options, environment, read(file));
    }

    private static Map<?, ?> read(Path file) {
        var read = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            read.load(in);
            for (Object name : read.keySet()) {
                if (!IN_FILE.contains(name)) {
                    throw new UsageException("%s in %s is not known; there can be %s"
                            .formatted(
                                    name,
                                    file,
                                    String.join(", ", IN_FILE.stream().sorted().toList())));
                }
            }
            if (read.containsKey(KEY) && isOpen(file)) {
                throw new UsageException(
                        "%s holds a key and others can read it; run: chmod 600 %s".formatted(file, file));
            }
            return read;
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(file + " cannot be read");
        }
    }

    private static boolean isOpen(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
    }

    /** A setting that has a name on the command line; empty if nothing says it. */
    Optional<String> value(String name) {
        return options.value(name)
                .or(() -> variable("TRIBAL_" + name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .or(() -> inFile(name));
    }

    /**
     * The key, which is never an option, since all users of a machine can see those: in a file that {@code --key-file}
     * or {@code TRIBAL_KEY_FILE} names, in {@code TRIBAL_API_KEY}, in {@code config}, or the one that was made for the
     * data folder.
     */
    String key() throws IOException {
        Optional<String> given = options.value("key-file");
        Optional<String> named =
                given.or(() -> variable("TRIBAL_API_KEY").isPresent() ? Optional.empty() : variable("TRIBAL_KEY_FILE"));
        if (named.isPresent()) {
            return readKey(named.get());
        }
        Optional<String> key = variable("TRIBAL_API_KEY").or(() -> inFile(KEY));
        return (key.isPresent() ? key.get() : Files.readString(folder().resolve(KEY))).strip();
    }

    private static String readKey(String name) {
        try {
            // "-" is standard input, as it is for reports.
            return (name.equals("-")
                            ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                            : Files.readString(Path.of(name)))
                    .strip();
        } catch (IOException e) {
            throw new UsageException("--key-file must be a file that can be read");
        }
    }

    /**
     * The data folder of the Tribal on this machine, {@code ~/.tribal} unless something else is said; what is kept for a
     * Tribal elsewhere is there, too.
     */
    Path folder() {
        return folder(options, environment);
    }

    Map<String, String> environment() {
        return environment;
    }

    private static Path folder(Options options, Map<String, String> environment) {
        return options.value("data-dir")
                .or(() -> variable(environment, "TRIBAL_DATA_DIR"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".tribal"));
    }

    private Optional<String> variable(String name) {
        return variable(environment, name);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isEmpty());
    }

    private Optional<String> inFile(String name) {
        return Optional.ofNullable(file.get(name)).map(String::valueOf).map(String::strip);
    }
}
