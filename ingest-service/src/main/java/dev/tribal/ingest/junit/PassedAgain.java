package dev.tribal.ingest.junit;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.TestedError;
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
    private final ErrorEvents events;

    PassedAgain(ErrorEvents events) {
        this.events = events;
    }

    /** Without project and commit nobody knows what passed. */
    private static boolean isAwaited(TestedError error, Origin now) {
        Origin before = error.origin();
        return error.awaited()
                && now.project() != null
                && now.commit() != null
                && before != null
                && before.commit() != null
                && now.project().equals(before.project())
                && (!isSameCommit(before, now) || isAnotherRun(before, now));
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

    /**
     * The events of those whose tests passed, all that ran. Passed runs of flaky errors are counted anyway.
     */
    List<ErrorEvent> events(ReadReports read, Caller caller, RequestKey key) {
        Origin now = read.from().request();
        return read.open().stream()
                .filter(error -> isAwaited(error, now))
                .filter(error -> FlakyTests.passed(error.tests(), read.reports()))
                .flatMap(error -> Stream.concat(
                        Stream.of(read.from()
                                .noted(events.noted(
                                        caller, key, error.id(), Map.of(TestedError.NOTE, note(error, now))))),
                        error.flaky()
                                ? Stream.empty()
                                : runs(error, now)
                                        .map(runs -> events.observed(caller, key, error.id(), runs))
                                        .stream()))
                .toList();
    }

    private static Optional<RunsObserved> runs(TestedError error, Origin now) {
        Origin before = error.origin();
        if (before == null || !isSameCommit(before, now)) {
            return Optional.of(new RunsObserved(0, 0, 1, now.commit()));
        }
        return isSameEnvironment(before, now) ? Optional.of(new RunsObserved(0, 1, 1, now.commit())) : Optional.empty();
    }

    /** Of one commit, what fails on one system and passes on another does not come and go by chance. */
    private static boolean isSameEnvironment(Origin before, Origin now) {
        return before.environment() != null && before.environment().equals(now.environment());
    }

    private static Map<String, Object> note(TestedError error, Origin now) {
        Map<String, Object> note = new LinkedHashMap<>();
        Shortened.putIfAny(note, "commit", now.commit(), Limits.REFERENCE);
        Shortened.putIfAny(note, "run_url", now.runUrl(), Limits.REFERENCE);
        Shortened.putIfAny(note, "environment", now.environment(), Limits.REFERENCE);
        note.put(TestedError.OCCURRENCES, error.occurrences());
        return note;
    }
}
