package dev.tribal.platform.scrub.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads {@code vectors.txt}, which says what it holds and how it is written. */
public final class TestVectors {
    private static final String FILE = "vectors.txt";
    private static final Pattern SECRET = Pattern.compile("«([^»]*)»");

    private TestVectors() {}

    /** All of them, in the order of the file. */
    public static List<TestVector> published() {
        List<TestVector> vectors = new ArrayList<>();
        String source = "";
        for (String line : text().lines().toList()) {
            if (line.startsWith("= ")) {
                source = line.substring(2);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                vectors.add(vector(source, line));
            }
        }
        return List.copyOf(vectors);
    }

    private static TestVector vector(String source, String line) {
        String[] parts = line.replace("·", "").replace('⏎', '\n').split(" ", 3);
        List<String> secrets =
                SECRET.matcher(parts[2]).results().map(match -> match.group(1)).toList();
        String text = parts[2].replace("«", "").replace("»", "");
        return new TestVector(
                source,
                TestVector.Mark.of(parts[0].charAt(0)),
                parts[1],
                text,
                secrets,
                SECRET.matcher(parts[2]).replaceAll("\n"));
    }

    private static String text() {
        try (InputStream file = TestVectors.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
