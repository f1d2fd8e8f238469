package dev.tribal.search.rerank;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Solution;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record taken apart into what it is compared by. It is the same for every question, so it can be kept.
 *
 * @param type hash of its simple name in lower case, 0 if there is none
 * @param message the first line of the message
 * @param error message, stack trace and code
 * @param solution words of all solutions
 */
public record RecordFeatures(int type, Features message, Features error, Terms solution) {
    /** Takes time in proportion to the texts, some 0.1 ms. */
    public static RecordFeatures of(ErrorRecord record) {
        var context = record.context();
        String error = Stream.of(context.errorMessage(), context.stackTrace(), context.codeSnippet())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        String solution = record.solutions().stream().map(RecordFeatures::text).collect(Collectors.joining("\n"));
        return new RecordFeatures(
                typeOf(record),
                Features.of(context.errorMessage()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .orElse("")),
                Features.of(error),
                Features.words(solution));
    }

    /** About how many bytes they take. */
    public int size() {
        return message.size() + error.size() + 4 * solution.hashes().length;
    }

    private static int typeOf(ErrorRecord record) {
        String type = simpleType(record.errorType());
        return type.isEmpty() ? 0 : Terms.hash(type);
    }

    private static String text(Solution solution) {
        return Stream.of(solution.description(), solution.explanation(), solution.codeFix())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    private static String simpleType(String type) {
        return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf(':')) + 1)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
