package dev.tribal.search.rerank;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Solution;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record taken apart into what it is compared by. It is the same for every question, so it can be kept.
 *
 * @param type hash of its simple name in lower case, 0 if there is none
 * @param message the first line of the message
 * @param wording the plain words of that line
 * @param error message, stack trace and code
 * @param solution words of all solutions that somebody recorded
 * @param solutionLines the plain words of each of their lines: explanations quote the message that they explain
 */
public record RecordFeatures(
        int type, Features message, Terms wording, Features error, Terms solution, List<Terms> solutionLines) {
    /** Takes time in proportion to the texts, some 0.1 ms. */
    public static RecordFeatures of(ErrorRecord record) {
        var context = record.context();
        String error = Stream.of(context.errorMessage(), context.stackTrace(), context.codeSnippet())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        String solution = record.solutions().stream()
                .filter(one -> one.candidate() == null)
                .map(RecordFeatures::text)
                .collect(Collectors.joining("\n"));
        String message = context.errorMessage()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
        return new RecordFeatures(
                typeOf(record),
                Features.of(message),
                Wording.of(message),
                Features.of(error),
                Features.words(solution),
                Wording.ofLines(Features.examined(solution)));
    }

    /** About how many bytes they take. */
    public int size() {
        int words = wording.size()
                + solution.size()
                + solutionLines.stream().mapToInt(Terms::size).sum();
        return message.size() + error.size() + 4 * words + 24 * solutionLines.size();
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
