package dev.tribal.ingest.junit;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.platform.security.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Notes on open errors that the tests in which they were seen pass again: evidence for a fix at another commit, and for
 * chance at the same one in the same environment. Once for each time that an error was seen.
 */
final class PassedAgain {
    static final String NOTE = "test_passed_again";
    private static final String OCCURRENCES = "occurrences";

    private final OpenErrors open;
    private final ErrorEvents events;

    PassedAgain(OpenErrors open, ErrorEvents events) {
        this.open = open;
        this.events = events;
    }

    /** The errors whose tests are looked for; none without project and commit, which say what passed. */
    List<ErrorRecord> awaited(Caller caller, Origin origin) {
        return origin.project() == null || origin.commit() == null
                ? List.of()
                : open.of(caller, origin.project(), null).stream()
                        .filter(record -> isAwaited(record, origin))
                        .toList();
    }

    private static boolean isAwaited(ErrorRecord record, Origin now) {
        Origin before = record.origin();
        return before != null
                && before.commit() != null
                && Objects.equals(before.project(), now.project())
                && (!isSameCommit(before, now) || isAnotherRun(before, now))
                && !isNoted(record);
    }

    /** A run may test one commit in several surroundings, and pass in some. */
    private static boolean isAnotherRun(Origin before, Origin now) {
        return before.runUrl() != null
                && now.runUrl() != null
                && !before.runUrl().equals(now.runUrl());
    }

    private static boolean isSameCommit(Origin before, Origin now) {
        return Objects.equals(before.commit(), now.commit());
    }

    private static boolean isNoted(ErrorRecord record) {
        return record.metadata().get(NOTE) instanceof Map<?, ?> noted
                && noted.get(OCCURRENCES) instanceof Number seen
                && seen.longValue() == record.occurrences();
    }

    /**
     * The events of those whose tests passed, all that ran. Passed runs of flaky errors are counted anyway.
     */
    List<ErrorEvent> events(ReadReports read, Caller caller, RequestKey key) {
        Origin now = read.from().request();
        return read.awaited().stream()
                .filter(record -> FlakyTests.passed(TestedSolutions.tests(record), read.reports()))
                .flatMap(record -> Stream.concat(
                        Stream.of(read.from()
                                .noted(events.noted(caller, key, record.id(), Map.of(NOTE, note(record, now))))),
                        read.flaky().stream().anyMatch(one -> one.id().equals(record.id()))
                                ? Stream.empty()
                                : runs(record, now)
                                        .map(runs -> events.observed(caller, key, record.id(), runs))
                                        .stream()))
                .toList();
    }

    private static Optional<RunsObserved> runs(ErrorRecord record, Origin now) {
        Origin before = record.origin();
        if (before == null || !isSameCommit(before, now)) {
            return Optional.of(new RunsObserved(0, 0, 1, now.commit()));
        }
        return isSameEnvironment(before, now) ? Optional.of(new RunsObserved(0, 1, 1, now.commit())) : Optional.empty();
    }

    /** Of one commit, what fails on one system and passes on another does not come and go by chance. */
    private static boolean isSameEnvironment(Origin before, Origin now) {
        return before.environment() != null && before.environment().equals(now.environment());
    }

    private static Map<String, Object> note(ErrorRecord record, Origin now) {
        Map<String, Object> note = new LinkedHashMap<>();
        Shortened.putIfAny(note, "commit", now.commit(), Limits.REFERENCE);
        Shortened.putIfAny(note, "run_url", now.runUrl(), Limits.REFERENCE);
        Shortened.putIfAny(note, "environment", now.environment(), Limits.REFERENCE);
        note.put(OCCURRENCES, record.occurrences());
        return note;
    }
}
