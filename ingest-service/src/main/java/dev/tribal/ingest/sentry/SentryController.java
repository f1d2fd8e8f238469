package dev.tribal.ingest.sentry;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.platform.limits.UploadMemory;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Answers SDKs of Sentry as their own server does, as far as errors are concerned; whatever else they send is skipped. */
@RestController
public final class SentryController {
    /** Where SDKs send envelopes. */
    public static final String ENVELOPE = "/api/{project}/envelope/";

    /** Where older SDKs send single events. */
    public static final String STORE = "/api/{project}/store/";

    /** SDKs put one into an envelope. */
    private static final int MOST_EVENTS = 100;

    private static final int ERROR_HEADER = 200;

    private final CurrentCaller callers;
    private final SentryIntake intake;
    private final SentrySettings settings;

    SentryController(CurrentCaller callers, SentryIntake intake, SentrySettings settings) {
        this.callers = callers;
        this.intake = intake;
        this.settings = settings;
    }

    @Operation(summary = "Publish an envelope of a Sentry SDK: each event in it becomes a report, the rest is skipped")
    @PostMapping(path = ENVELOPE, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> envelope(
            @PathVariable String project,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share)
            throws IOException {
        var caller = callers.get();
        String name = DsnProject.of(caller, project);
        var envelope = new EnvelopeReader(new BufferedInputStream(body), settings.maxEventBytes());
        String said = SentryEvent.id(envelope.headers());
        List<ErrorEvent> reports = new ArrayList<>();
        int events = 0;
        for (JsonNode item = envelope.next(); item != null; item = envelope.next()) {
            if (!item.path("type").asString("").equals("event")) {
                envelope.skip(item);
                continue;
            }
            if (++events > MOST_EVENTS) {
                throw new ProblemException(
                        ProblemType.CONTENT_TOO_LARGE,
                        "An envelope must have at most %d events".formatted(MOST_EVENTS));
            }
            byte[] payload = envelope.payload(item);
            share.addJson(payload);
            SentryEvent event = SentryEvent.parse(payload);
            said = said == null && events == 1 ? event.id() : said;
            intake.read(event, name, caller).ifPresent(reports::add);
        }
        intake.take(reports, caller);
        return answer(said);
    }

    @Operation(summary = "Publish one event of an older Sentry SDK")
    @PostMapping(path = STORE, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, String> store(@PathVariable String project, @Parameter(hidden = true) InputStream body)
            throws IOException {
        var caller = callers.get();
        String name = DsnProject.of(caller, project);
        SentryEvent event = SentryEvent.parse(body.readAllBytes());
        intake.take(intake.read(event, name, caller).stream().toList(), caller);
        return answer(event.id());
    }

    private static Map<String, String> answer(@Nullable String id) {
        return Map.of("id", id == null ? UUID.randomUUID().toString().replace("-", "") : id);
    }

    /** SDKs print this header when they are told to debug. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException e) {
        var headers = new HttpHeaders();
        headers.putAll(e.getHeaders());
        String detail = Objects.requireNonNullElse(
                e.getBody().getDetail(), e.getStatusCode().toString());
        headers.set(SentryAnswers.ERROR, Shortened.start(detail.replaceAll("[^ -~]", "?"), ERROR_HEADER));
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(e.getStatusCode()).headers(headers).body(e.getBody());
    }
}
