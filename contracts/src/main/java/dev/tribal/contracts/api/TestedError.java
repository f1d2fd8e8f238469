package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.NatureKind;
import dev.tribal.contracts.Origin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open error that was seen in tests, as far as the next results of these say something of it.
 *
 * @param tests in which it and its parts were seen last, at least one
 * @param origin where it was seen last; {@code null} if that is not known
 * @param occurrences how often it was seen, at least 1
 * @param flaky whether its runs say that it comes and goes by chance
 * @param awaited whether it would be news that its tests pass: since it was seen last, nobody noted that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TestedError(
        UUID id, List<String> tests, @Nullable Origin origin, long occurrences, boolean flaky, boolean awaited) {
    /** The metadata of an error in which it is noted that its tests pass again. */
    public static final String NOTE = "test_passed_again";

    /** In such a note: how often the error had been seen. */
    public static final String OCCURRENCES = "occurrences";

    public TestedError {
        Objects.requireNonNull(id, "id");
        tests = List.copyOf(tests);
    }

    /** What results of tests say something of; empty if it is done, or was not seen in tests, or nothing would be news. */
    public static Optional<TestedError> of(ErrorRecord record) {
        boolean flaky = record.behaves().kind() == NatureKind.FLAKY;
        boolean awaited = !isNoted(record);
        return record.state().isDone() || record.tests().isEmpty() || !(flaky || awaited)
                ? Optional.empty()
                : Optional.of(new TestedError(
                        record.id(), record.tests(), record.origin(), record.occurrences(), flaky, awaited));
    }

    private static boolean isNoted(ErrorRecord record) {
        return record.metadata().get(NOTE) instanceof Map<?, ?> noted
                && noted.get(OCCURRENCES) instanceof Number seen
                && seen.longValue() == record.occurrences();
    }
}
