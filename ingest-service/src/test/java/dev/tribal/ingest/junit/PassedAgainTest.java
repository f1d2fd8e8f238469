package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.SearchResults;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.security.Caller;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassedAgainTest {
    private static final UUID ID = new UUID(0, 1);
    private static final String TEST = "CartTest#total";
    private static final RequestKey KEY = new RequestKey("acme", "junit", null);
    private static final Caller CALLER =
            new Caller("acme", "key:ci", "token", null, Set.of(Scopes.ERRORS_READ), List.of(), Source.CI);

    @Test
    void atAnotherCommitItIsNotedAsEvidenceForAFix() {
        List<ErrorEvent> events = events(record("old", "http://ci/1", Map.of()), origin("new", "http://ci/2"), TEST);

        assertThat(events).hasSize(2).allMatch(event -> event.errorId().equals(ID));
        assertThat(((ErrorUpdated) events.getFirst().data()).metadata())
                .isEqualTo(
                        Map.of(PassedAgain.NOTE, Map.of("commit", "new", "run_url", "http://ci/2", "occurrences", 7L)));
        assertThat(events.getLast().data()).isEqualTo(new RunsObserved(0, 0, 1, "new"));
    }

    @Test
    void atTheSameCommitInAnotherRunOfTheSameEnvironmentItPassesByChance() {
        var before = record(from("old", "http://ci/1", "linux"), Map.of());
        assertThat(events(before, from("old", "http://ci/2", "linux"), TEST)
                        .getLast()
                        .data())
                .isEqualTo(new RunsObserved(0, 1, 1, "old"));
        assertThat(events(record("old", "http://ci/1", Map.of()), origin("old", "http://ci/1"), TEST))
                .as("another surrounding of the same run")
                .isEmpty();
    }

    @Test
    void whatPassesInAnotherEnvironmentOrInAnUnknownOneIsNotedAlone() {
        var before = record(from("old", "http://ci/1", "windows"), Map.of());
        var unknown = record(from("old", "http://ci/1", null), Map.of());
        assertThat(List.of(
                        events(before, from("old", "http://ci/2", "linux"), TEST),
                        events(before, from("old", "http://ci/2", null), TEST),
                        events(unknown, from("old", "http://ci/2", "linux"), TEST),
                        events(unknown, from("old", "http://ci/2", null), TEST)))
                .allSatisfy(events -> assertThat(events)
                        .singleElement()
                        .extracting(ErrorEvent::data)
                        .isInstanceOf(ErrorUpdated.class));
    }

    @Test
    void theNoteSaysWhatWasTakenOutOfIt() {
        var receipt = List.of(new Redaction("github-token", "origin.run_url", 1));
        var read = read(record("old", null, Map.of()), new Scrubbed<>(origin("new", "http://ci/[redacted]"), receipt));
        assertThat(((ErrorUpdated) again(answering(record("old", null, Map.of())))
                                .events(read, CALLER, KEY)
                                .getFirst()
                                .data())
                        .scrubbed())
                .isEqualTo(receipt);
    }

    @Test
    void itIsNotedOnceForEachTimeThatTheErrorWasSeen() {
        var noted = Map.<String, Object>of(PassedAgain.NOTE, Map.of("occurrences", 7));
        var before = Map.<String, Object>of(PassedAgain.NOTE, Map.of("occurrences", 6));
        assertThat(events(record("old", null, noted), origin("new", null), TEST))
                .isEmpty();
        assertThat(events(record("old", null, before), origin("new", null), TEST))
                .hasSize(2);
    }

    @Test
    void withoutACommitOrWithAnotherTestNothingIsSaid() {
        assertThat(events(record("old", null, Map.of()), origin(null, null), TEST))
                .isEmpty();
        assertThat(events(record(null, null, Map.of()), origin("new", null), TEST))
                .isEmpty();
        assertThat(events(record("old", null, Map.of()), origin("new", null), "CartTest#other"))
                .isEmpty();
    }

    private static List<ErrorEvent> events(ErrorRecord known, Origin now, String passed) {
        var again = again(answering(known));
        List<TestReport> reports = List.of(new TestReport(1, List.of(), Set.of(passed)));
        var read = new ReadReports(
                new Scrubbed<>(now, List.of()), List.of(), reports, List.of(), List.of(), again.awaited(CALLER, now));
        return again.events(read, CALLER, KEY);
    }

    private static ReadReports read(ErrorRecord awaited, Scrubbed<Origin> from) {
        List<TestReport> reports = List.of(new TestReport(1, List.of(), Set.of(TEST)));
        return new ReadReports(from, List.of(), reports, List.of(), List.of(), List.of(awaited));
    }

    private static PassedAgain again(ErrorQueries queries) {
        return new PassedAgain(new OpenErrors(queries), new ErrorEvents(Clock.systemUTC(), DecidedVersions::newest));
    }

    private static ErrorQueries answering(ErrorRecord known) {
        var results = new SearchResults(List.of(new Match(known, 1, List.of())), List.of());
        return (ErrorQueries) Proxy.newProxyInstance(
                ErrorQueries.class.getClassLoader(), new Class<?>[] {ErrorQueries.class}, (_, _, _) -> results);
    }

    private static Origin origin(@Nullable String commit, @Nullable String runUrl) {
        return from(commit, runUrl, null);
    }

    private static Origin from(@Nullable String commit, @Nullable String runUrl, @Nullable String environment) {
        return new Origin(Source.CI, "shop", commit, runUrl, TEST, environment);
    }

    private static ErrorRecord record(@Nullable String commit, @Nullable String runUrl, Map<String, Object> metadata) {
        return record(origin(commit, runUrl), metadata);
    }

    private static ErrorRecord record(Origin origin, Map<String, Object> metadata) {
        return new ErrorRecord(
                ErrorRecord.SCHEMA_VERSION,
                ID,
                "v1:0",
                "KeyError",
                new ErrorContext(null, null, "'total'", null, null, null),
                List.of(),
                List.of(),
                metadata,
                origin,
                7,
                Instant.EPOCH,
                Instant.EPOCH,
                ErrorState.OPEN,
                null,
                null,
                List.of(),
                new Position(0, 0),
                List.of(),
                null,
                List.of(),
                Grouping.NONE,
                Map.of(),
                null);
    }
}
