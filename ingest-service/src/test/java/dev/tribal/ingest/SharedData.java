package dev.tribal.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/** Finds the real data that is not part of this repository. */
public final class SharedData {
    private SharedData() {}

    /** The file or folder; without it the test is skipped. */
    public static Path find(String name) {
        Path root = Path.of(Objects.requireNonNullElse(System.getenv("TRIBAL_DATA"), "../../shared/data"));
        Path path = root.resolve(name);
        if (!Files.exists(path)) {
            System.out.println("skipped: there is no " + path + "; set TRIBAL_DATA");
            Assumptions.abort("no " + path);
        }
        return path;
    }
}
