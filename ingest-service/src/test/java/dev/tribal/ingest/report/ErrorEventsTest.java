package dev.tribal.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.security.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ErrorEventsTest {
    private static final RequestKey KEY = new RequestKey("acme", "report", "k");
    private final NewError error = new NewError(
            "DiskError", new ErrorContext(null, null, "disk 3 is full", null, null, null), null, null, null);

    @Test
    void idFollowsFromTheVersionThatDecidesAndTheOthersGoWithIt() {
        ErrorReported first = reported(1);
        ErrorReported second = reported(1, 2);

        assertThat(FingerprintVersion.of(first.fingerprint())).isEqualTo(1);
        assertThat(first.fingerprints()).containsExactly(second.fingerprint());
        assertThat(second.fingerprints()).containsExactly(second.fingerprint(), first.fingerprint());
        assertThat(event(1, 2).errorId()).isEqualTo(StableIds.errorId("acme", second.fingerprint()));
    }

    @Test
    void anInstallationThatBeganWithTheNewestCarriesNothingOfBefore() {
        assertThat(reported(2).fingerprints()).containsExactly(reported(2).fingerprint());
    }

    @Test
    void whatIsNotedOfAReportIsNotedUnderEachIdThatItsErrorMayHave() {
        assertThat(events(1, 2).noted(caller(), KEY, error, Map.of("seen", true)))
                .extracting(ErrorEvent::errorId)
                .containsExactly(event(1).errorId(), event(2).errorId());
        assertThat(events(2).noted(caller(), KEY, error, Map.of("seen", true))).hasSize(1);
    }

    private ErrorReported reported(Integer... versions) {
        return (ErrorReported) event(versions).data();
    }

    private ErrorEvent event(Integer... versions) {
        return events(versions).reported(caller(), KEY, error);
    }

    private static ErrorEvents events(Integer... versions) {
        return new ErrorEvents(Clock.systemUTC(), () -> new DecidedVersions(List.of(versions), Instant.EPOCH));
    }

    private static Caller caller() {
        return new Caller("acme", "key:ci", "token", null, Set.of(Scopes.ERRORS_WRITE), List.of(), Source.CI);
    }
}
