package dev.tribal.ingest.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.StableIds;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.template.LearntTemplate;
import dev.tribal.platform.template.MessageForm;
import dev.tribal.platform.template.TemplateLookup;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    @Test
    void aMessageOfALearntTemplateIsOfTheErrorWithWhichItBegan() {
        var began = new LearntTemplate("authentication failure for <*>", "v2:template:began", UUID.randomUUID(), 4);
        var events = new ErrorEvents(
                Clock.systemUTC(),
                DecidedVersions::newest,
                (tenant, project, form) -> Optional.of(began)
                        .filter(_ -> tenant.equals("acme")
                                && "shop".equals(project)
                                && form.text().startsWith("authentication")));
        NewError ofTemplate = new NewError(
                "LoginError",
                new ErrorContext(null, null, "authentication failure for anna", null, null, null),
                null,
                null,
                new Origin(null, "shop", null, null, null, null));

        ErrorEvent event = events.reported(caller(), KEY, ofTemplate);

        assertThat(event.errorId()).isEqualTo(StableIds.errorId("acme", "v2:template:began"));
        assertThat(event.data()).isInstanceOfSatisfying(ErrorReported.class, report -> {
            assertThat(report.fingerprint()).isEqualTo("v2:template:began");
            assertThat(report.fingerprints())
                    .containsExactly(MessageForm.of("LoginError", "authentication failure for anna")
                            .fingerprint());
        });
        assertThat(events.noted(caller(), KEY, ofTemplate, Map.of("seen", true)))
                .extracting(ErrorEvent::errorId)
                .contains(event.errorId())
                .hasSize(2);
    }

    @Test
    void whereVersionOneDecidesNoTemplateIsLookedFor() {
        var events =
                new ErrorEvents(Clock.systemUTC(), () -> new DecidedVersions(List.of(1), Instant.EPOCH), (_, _, _) -> {
                    throw new AssertionError("looked for");
                });
        assertThat(events.reported(caller(), KEY, error).errorId()).isEqualTo(event(1).errorId());
    }

    private ErrorReported reported(Integer... versions) {
        return (ErrorReported) event(versions).data();
    }

    private ErrorEvent event(Integer... versions) {
        return events(versions).reported(caller(), KEY, error);
    }

    private static ErrorEvents events(Integer... versions) {
        return new ErrorEvents(
                Clock.systemUTC(), () -> new DecidedVersions(List.of(versions), Instant.EPOCH), TemplateLookup.NONE);
    }

    private static Caller caller() {
        return new Caller("acme", "key:ci", "token", null, Set.of(Scopes.ERRORS_WRITE), List.of(), Source.CI);
    }
}
