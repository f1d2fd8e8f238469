package dev.tribal.search.similar;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.event.RecordChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real errors, questions about them and which of them answer which question; see the data's own README.
 *
 * @param queries text of each query
 * @param answers the records that answer each query
 */
record RetrievalSet(
        String name, List<RecordChange> records, Map<String, String> queries, Map<String, Set<UUID>> answers) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Where the data is, whether or not it is there. */
    static Path folder() {
        String data = System.getenv("TRIBAL_DATA");
        return Path.of(data == null ? "../../shared/data" : data, "retrieval");
    }

    static RetrievalSet read(Path folder) throws IOException {
        List<JsonNode> corpus = lines(folder, "corpus");
        boolean masked = Files.exists(folder.resolve("queries_masked.jsonl"))
                || Files.exists(folder.resolve("queries_masked.jsonl.gz"));
        Map<String, String> queries = new HashMap<>();
        lines(folder, masked ? "queries_masked" : "queries")
                .forEach(query -> queries.put(text(query, "id"), text(query, "text")));
        Map<String, Set<UUID>> answers = new HashMap<>();
        lines(folder, "qrels")
                .forEach(judgement -> answers.computeIfAbsent(text(judgement, "query"), _ -> new HashSet<>())
                        .add(idOf(text(judgement, "doc"))));
        queries.keySet().retainAll(answers.keySet());
        return new RetrievalSet(
                folder.getFileName().toString(),
                corpus.stream().map(RetrievalSet::change).toList(),
                queries,
                answers);
    }

    private static RecordChange change(JsonNode doc) {
        UUID id = idOf(text(doc, "id"));
        String fix = text(doc, "solution");
        var position = new Position(0, 0);
        var solutions = fix.isBlank()
                ? List.<Solution>of()
                : List.of(new Solution(id, fix, null, null, List.of(), null, null, Instant.EPOCH));
        return new RecordChange(
                "t",
                id,
                position,
                new ErrorRecord(
                        1,
                        id,
                        "v1:0",
                        text(doc, "error_type"),
                        new ErrorContext(null, null, text(doc, "message"), null, text(doc, "text"), null),
                        List.of(),
                        solutions,
                        Map.of(),
                        null,
                        1,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        ErrorState.OPEN,
                        null,
                        null,
                        List.of(),
                        position));
    }

    private static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode node, String field) {
        return Objects.requireNonNullElse(node.path(field).asString(null), "");
    }

    private static List<JsonNode> lines(Path folder, String name) throws IOException {
        Path plain = folder.resolve(name + ".jsonl");
        Path zipped = folder.resolve(name + ".jsonl.gz");
        try (var in = Files.exists(plain)
                        ? Files.newInputStream(plain)
                        : new GZIPInputStream(Files.newInputStream(zipped));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().map(JSON::readTree).toList();
        }
    }
}
