package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Solution;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The searchable texts of a record: where they come from and what a match in them is worth. */
public enum TextField {
    TYPE("error type", 2f, ErrorRecord::errorType),
    MESSAGE("message", 8f, record -> contexts(record, ErrorContext::errorMessage)),
    TRACE(
            "stack trace",
            1f,
            record -> Objects.requireNonNullElse(record.context().stackTrace(), "")),
    CODE("code", 1f, record -> contexts(record, ErrorContext::codeSnippet)),
    TASK("task", 1f, record -> contexts(record, ErrorContext::taskDescription)),
    SOLUTION(
            "solution",
            1f,
            // Generated texts of candidates are alike, and say nothing of the error.
            record -> record.solutions().stream()
                    .filter(solution -> solution.candidate() == null)
                    .map(TextField::textOf)
                    .collect(Collectors.joining("\n")));

    /** How much of one text is indexed, in characters; a record keeps the whole. */
    static final int MAX_INDEXED = 64 * 1024;

    private static final int EARLIER_CONTEXTS = 3;

    private final String label;
    private final float weight;
    private final Function<ErrorRecord, String> source;

    TextField(String label, float weight, Function<ErrorRecord, String> source) {
        this.label = label;
        this.weight = weight;
        this.source = source;
    }

    /** The field's name for people. */
    public String label() {
        return label;
    }

    /** Name of the Lucene field. */
    public String indexName() {
        return "text_" + name();
    }

    /** How often an occurrence in this field counts, at least 1. */
    public float weight() {
        return weight;
    }

    /** The texts of records that are answered as one, each with its share of the room. */
    String of(List<ErrorRecord> records) {
        return records.stream()
                .map(record -> cut(source.apply(record), MAX_INDEXED / records.size()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** Head and tail of the text, because the cause of a failure often stands last. */
    private static String cut(String text, int max) {
        int half = max / 2;
        return text.length() <= max ? text : text.substring(0, half) + "\n" + text.substring(text.length() - half);
    }

    private static String contexts(ErrorRecord record, Function<ErrorContext, @Nullable String> text) {
        return Stream.concat(
                        Stream.of(record.context()),
                        record.earlierContexts().stream().limit(EARLIER_CONTEXTS))
                .map(text)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String textOf(Solution solution) {
        return Stream.of(solution.description(), solution.explanation(), solution.codeFix())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
