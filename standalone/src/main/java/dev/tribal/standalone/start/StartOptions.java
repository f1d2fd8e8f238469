package dev.tribal.standalone.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.core.env.SimpleCommandLinePropertySource;

/**
 * What must be known before anything is started.
 *
 * @param port where Tribal listens, 1 to 65535, or 0 for any free port
 * @param dataDir where it keeps everything
 * @param address the interface it listens on
 */
public record StartOptions(int port, Path dataDir, String address) {
    private static final int MAX_PORT = 65_535;

    /**
     * Reads the command line; what is not given there comes from the environment or is as usual.
     *
     * @throws StartRefused if a value makes no sense
     */
    public static StartOptions of(String... args) {
        var given = new SimpleCommandLinePropertySource(args);
        return new StartOptions(
                port(value(given, "server.port", "SERVER_PORT", "8080")),
                dataDir(value(
                        given,
                        "tribal.data-dir",
                        "TRIBAL_DATA_DIR",
                        Path.of(System.getProperty("user.home"), ".tribal").toString())),
                value(given, "server.address", "SERVER_ADDRESS", "127.0.0.1"));
    }

    private static String value(SimpleCommandLinePropertySource given, String name, String variable, String usual) {
        return Stream.of(given.getProperty(name), System.getenv(variable))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(usual);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException _) {
            // Refused below, like a number out of range.
        }
        throw new StartRefused(
                "%s is not a port; use --port with a number from 0 (any free one) to %d.".formatted(text, MAX_PORT));
    }

    private static Path dataDir(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new StartRefused("%s is not a folder name; use --data-dir with another one.".formatted(text), e);
        }
    }
}
