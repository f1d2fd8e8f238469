package dev.tribal.platform.quality;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Solution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Errors that are known and questions about them.
 *
 * @param records without duplicates
 * @param questions each with an answer among the records
 */
public record RetrievalSet(String name, List<ErrorRecord> records, List<Question> questions) {
    /**
     * A text to search by.
     *
     * @param set where it comes from
     * @param answers the records that are right, never empty
     */
    public record Question(String set, String text, Set<UUID> answers) {}

    /**
     * Reads a set.
     *
     * @param masked whether error codes, file names and the like are taken out of the questions, where the set has such
     */
    public static RetrievalSet read(SharedData data, String name, boolean masked) throws IOException {
        return read(data, name, masked, _ -> true);
    }

    /** Reads a set with only those answers whose judgement passes. */
    public static RetrievalSet read(SharedData data, String name, boolean masked, Predicate<JsonNode> judged)
            throws IOException {
        String folder = "retrieval/" + name + "/";
        Map<String, Set<UUID>> answers = new LinkedHashMap<>();
        data.read(folder + "qrels").stream()
                .filter(judged)
                .forEach(judgement -> answers.computeIfAbsent(text(judgement, "query"), _ -> new HashSet<>())
                        .add(idOf(text(judgement, "doc"))));
        boolean hasMasked = data.has(folder + "queries_masked");
        List<Question> questions = new ArrayList<>();
        for (JsonNode query : data.read(folder + (masked && hasMasked ? "queries_masked" : "queries"))) {
            Set<UUID> right = answers.get(text(query, "id"));
            if (right != null) {
                questions.add(new Question(name, text(query, "text"), right));
            }
        }
        List<ErrorRecord> records =
                data.read(folder + "corpus").stream().map(RetrievalSet::record).toList();
        return new RetrievalSet(name, records, questions);
    }

    /** All sets as one. */
    public static RetrievalSet union(String name, List<RetrievalSet> sets) {
        return new RetrievalSet(
                name,
                sets.stream().flatMap(set -> set.records().stream()).toList(),
                sets.stream().flatMap(set -> set.questions().stream()).toList());
    }

    /** The same records and at most so many questions, drawn at random, the same in every run. */
    public RetrievalSet some(int most) {
        var drawn = new ArrayList<>(questions);
        Collections.shuffle(drawn, new Random(1));
        return new RetrievalSet(name, records, drawn.subList(0, Math.min(most, drawn.size())));
    }

    /** Only the records that tell how the error is solved, and the questions that one of them answers. */
    public RetrievalSet withSolutions() {
        List<ErrorRecord> solved =
                records.stream().filter(record -> !record.solutions().isEmpty()).toList();
        Set<UUID> ids = new HashSet<>(solved.stream().map(ErrorRecord::id).toList());
        List<Question> answered = questions.stream()
                .map(question -> new Question(question.set(), question.text(), both(question.answers(), ids)))
                .filter(question -> !question.answers().isEmpty())
                .toList();
        return new RetrievalSet(name + ", solutions only", solved, answered);
    }

    private static Set<UUID> both(Set<UUID> one, Set<UUID> other) {
        Set<UUID> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static ErrorRecord record(JsonNode doc) {
        UUID id = idOf(text(doc, "id"));
        String fix = text(doc, "solution");
        List<Solution> solutions = fix.isBlank()
                ? List.of()
                : List.of(new Solution(id, fix, null, null, List.of(), null, null, Instant.EPOCH));
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                id,
                "v1:" + id,
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
                new Position(0, 0));
    }

    private static UUID idOf(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asString(null);
        return text == null ? "" : text;
    }
}
