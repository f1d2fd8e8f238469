package dev.tribal.search.pages;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.SolutionState;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An error in a list.
 *
 * @param match why it was found; {@code null} if nothing was searched
 */
record ErrorRow(
        ErrorRecord record, Sparkline sparkline, @Nullable Match match) {
    private static final int MESSAGE = 240;

    static List<ErrorRow> of(List<ErrorRecord> records, Instant now) {
        return records.stream()
                .map(record -> new ErrorRow(record, Sparkline.of(record.occurrencesByDay(), now), null))
                .toList();
    }

    static ErrorRow of(Match match, Instant now) {
        return new ErrorRow(match.record(), Sparkline.of(match.record().occurrencesByDay(), now), match);
    }

    String address() {
        return "/ui/errors/" + record.id();
    }

    TypeName type() {
        return TypeName.of(record.errorType());
    }

    /** The first line that says something. */
    String message() {
        return record.context()
                .errorMessage()
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(line -> line.length() > MESSAGE ? line.substring(0, MESSAGE) + "…" : line)
                .orElse("");
    }

    String state() {
        return record.state().name().toLowerCase(Locale.ROOT);
    }

    /** The names under it. */
    List<String> facts() {
        var named = record.reportedFrom().stream().filter(project -> !project.isEmpty());
        return Stream.concat(
                        named,
                        Stream.of(record.context().language(), record.context().framework())
                                .flatMap(Stream::ofNullable))
                .toList();
    }

    /** Whether a solution worked, in a word; {@code null} without any solution. */
    @Nullable String help() {
        if (record.solutions().isEmpty()) {
            return null;
        }
        return record.solutions().stream().anyMatch(ErrorRow::isVerified) ? "fix works" : "fix untested";
    }

    boolean isHelped() {
        return record.solutions().stream().anyMatch(ErrorRow::isVerified);
    }

    /** What the search made of it. */
    String verdict() {
        Match found = match;
        if (found == null || found.probability() == null) {
            return "";
        }
        String word = found.verdict() == Verdict.SAME
                ? "same error"
                : found.verdict() == Verdict.SIMILAR ? "similar" : "distant";
        return word + " · " + Numbers.percent(found.probability());
    }

    String verdictStyle() {
        Match found = match;
        return found == null || found.verdict() == null
                ? "distant"
                : found.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isVerified(Solution solution) {
        return solution.standing() != null && solution.standing().state() == SolutionState.VERIFIED;
    }
}
