package dev.tribal.ingest.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.TestedError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorUpdated;
import dev.tribal.contracts.event.RunsObserved;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.template.TemplateLookup;
import java.time.Clock;
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
        List<ErrorEvent> events = events(seen("old", "http://ci/1"), origin("new", "http://ci/2"), TEST);

        assertThat(events).hasSize(2).allMatch(event -> event.errorId().equals(ID));
        assertThat(((ErrorUpdated) events.getFirst().data()).metadata())
                .isEqualTo(
                        Map.of(TestedError.NOTE, Map.of("commit", "new", "run_url", "http://ci/2", "occurrences", 7L)));
        assertThat(events.getLast().data()).isEqualTo(new RunsObserved(0, 0, 1, "new"));
    }

    @Test
    void atTheSameCommitInAnotherRunOfTheSameEnvironmentItPassesByChance() {
        var before = seen(from("old", "http://ci/1", "linux"));
        assertThat(events(before, from("old", "http://ci/2", "linux"), TEST)
                        .getLast()
                        .data())
                .isEqualTo(new RunsObserved(0, 1, 1, "old"));
        assertThat(events(seen("old", "http://ci/1"), origin("old", "http://ci/1"), TEST))
                .as("another surrounding of the same run")
                .isEmpty();
    }

    @Test
    void whatPassesInAnotherEnvironmentOrInAnUnknownOneIsNotedAlone() {
        var before = seen(from("old", "http://ci/1", "windows"));
        var unknown = seen(from("old", "http://ci/1", null));
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
        var read = read(seen("old", null), new Scrubbed<>(origin("new", "http://ci/[redacted]"), receipt), TEST);
        assertThat(((ErrorUpdated) again().events(read, CALLER, KEY).getFirst().data()).scrubbed())
                .isEqualTo(receipt);
    }

    @Test
    void whatIsNotedSinceItWasSeenIsNotNotedAgain() {
        var noted = new TestedError(ID, List.of(TEST), origin("old", null), 7, true, false);
        assertThat(events(noted, origin("new", null), TEST)).isEmpty();
    }

    @Test
    void withoutACommitOrWithAnotherTestNothingIsSaid() {
        assertThat(events(seen("old", null), origin(null, null), TEST)).isEmpty();
        assertThat(events(seen(null, null), origin("new", null), TEST)).isEmpty();
        assertThat(events(seen("old", null), origin("new", null), "CartTest#other"))
                .isEmpty();
    }

    private static List<ErrorEvent> events(TestedError known, Origin now, String passed) {
        return again().events(read(known, new Scrubbed<>(now, List.of()), passed), CALLER, KEY);
    }

    private static ReadReports read(TestedError known, Scrubbed<Origin> from, String passed) {
        List<TestReport> reports = List.of(new TestReport(1, List.of(), Set.of(passed)));
        return new ReadReports(from, List.of(), reports, List.of(), List.of(known), true);
    }

    private static PassedAgain again() {
        return new PassedAgain(new ErrorEvents(Clock.systemUTC(), DecidedVersions::newest, TemplateLookup.NONE));
    }

    private static Origin origin(@Nullable String commit, @Nullable String runUrl) {
        return from(commit, runUrl, null);
    }

    private static Origin from(@Nullable String commit, @Nullable String runUrl, @Nullable String environment) {
        return new Origin(Source.CI, "shop", commit, runUrl, TEST, environment);
    }

    private static TestedError seen(@Nullable String commit, @Nullable String runUrl) {
        return seen(origin(commit, runUrl));
    }

    private static TestedError seen(Origin origin) {
        return new TestedError(ID, List.of(TEST), origin, 7, false, true);
    }
}
