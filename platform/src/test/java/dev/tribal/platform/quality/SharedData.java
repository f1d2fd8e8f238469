package dev.tribal.platform.quality;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folder with sets of real errors, one JSON object a line. */
public record SharedData(Path folder) {
    /** Where the data is, seen from the folder of the repository, whether or not it is there. */
    public static SharedData fromEnvironment() {
        return fromEnvironment("../shared/data");
    }

    /** The same, seen from the folder of a module, in which tests run. */
    public static SharedData forTests() {
        return fromEnvironment("../../shared/data");
    }

    private static SharedData fromEnvironment(String otherwise) {
        String folder = System.getenv("TRIBAL_DATA");
        return new SharedData(Path.of(folder == null ? otherwise : folder));
    }

    public boolean isThere() {
        return Files.isDirectory(folder.resolve("retrieval")) && Files.isDirectory(folder.resolve("grouping"));
    }

    public boolean has(String name) {
        return Files.exists(folder.resolve(name + ".jsonl")) || Files.exists(folder.resolve(name + ".jsonl.gz"));
    }

    /** The names of the sets in a folder, in order of the alphabet. */
    public List<String> setsIn(String name) throws IOException {
        try (var entries = Files.list(folder.resolve(name))) {
            return entries.map(entry -> entry.getFileName().toString().replaceFirst("\\.jsonl(\\.gz)?$", ""))
                    .sorted()
                    .toList();
        }
    }

    /** The objects of one file, zipped or not. */
    public List<JsonNode> read(String name) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return reader.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }

    private InputStream open(String name) throws IOException {
        Path plain = folder.resolve(name + ".jsonl");
        return Files.exists(plain)
                ? Files.newInputStream(plain)
                : new GZIPInputStream(Files.newInputStream(folder.resolve(name + ".jsonl.gz")));
    }
}
