package dev.tribal.search.rerank;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Solution;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record taken apart.
 *
 * @param type its simple name in lower case, empty if there is none
 * @param message the first line of the message
 * @param error message, stack trace and code
 * @param solution words of all solutions
 */
record RecordFeatures(String type, Features message, Features error, Set<String> solution) {
    static RecordFeatures of(ErrorRecord record) {
        var context = record.context();
        String error = Stream.of(context.errorMessage(), context.stackTrace(), context.codeSnippet())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        String solution = record.solutions().stream().map(RecordFeatures::text).collect(Collectors.joining("\n"));
        return new RecordFeatures(
                simpleType(record.errorType()),
                Features.of(context.errorMessage()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .orElse("")),
                Features.of(error),
                Features.words(solution));
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
