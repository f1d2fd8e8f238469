package dev.tribal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.NewError;
import dev.tribal.platform.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is read from a sample of each kind of the real data: how many errors, the type of the first one and the start of
 * its message; or why the file is refused or ignored.
 */
public final class Golden {
    private static final String SEPARATOR = " | ";

    private Golden() {}

    /** Makes the reports of a file; what it refuses is thrown. */
    @FunctionalInterface
    public interface Reader {
        List<NewError> read(Path file) throws IOException;
    }

    /** Tells of a file what must begin as it is expected. */
    @FunctionalInterface
    public interface Teller {
        String tell(Path file) throws IOException;
    }

    /** Every expectation of the kind holds, and there is one. */
    public static void reports(String kind, String folder, Reader reader) throws IOException {
        tells(kind, folder, file -> told(reader, file));
    }

    /** The same of what is told in another way. */
    public static void tells(String kind, String folder, Teller teller) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(SharedData.find(folder))) {
            files = found.filter(Files::isRegularFile).toList();
        }
        List<String[]> expected = expectations(kind);
        assertThat(expected).isNotEmpty();
        List<String> differ = new ArrayList<>();
        for (String[] one : expected) {
            List<Path> named = files.stream()
                    .filter(file -> file.getFileName().toString().endsWith(one[1]))
                    .toList();
            assertThat(named).as(one[1]).hasSize(1);
            String said = teller.tell(named.getFirst());
            if (!said.startsWith(one[2])) {
                differ.add(String.join(SEPARATOR, kind, one[1], said));
            }
        }
        assertThat(differ).as("what is told now").isEmpty();
    }

    private static String told(Reader reader, Path file) throws IOException {
        try {
            List<NewError> errors = reader.read(file);
            return errors.isEmpty()
                    ? "0"
                    : String.join(
                            SEPARATOR,
                            Integer.toString(errors.size()),
                            errors.getFirst().errorType(),
                            errors.getFirst().context().errorMessage().strip().replaceAll("\\s+", " "));
        } catch (ProblemException e) {
            String reason = Objects.requireNonNullElse(e.getBody().getDetail(), "");
            return "refused" + SEPARATOR
                    + reason.substring(reason.lastIndexOf(": ") + 1).strip();
        }
    }

    /** Kind, end of the file's name, and what is told of it. */
    private static List<String[]> expectations(String kind) throws IOException {
        try (InputStream file = Golden.class.getResourceAsStream("golden.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            List<String[]> expected = new ArrayList<>();
            text.lines()
                    .map(line -> line.split(" \\| ", 3))
                    .filter(line -> line[0].equals(kind))
                    .forEach(expected::add);
            return expected;
        }
    }
}
