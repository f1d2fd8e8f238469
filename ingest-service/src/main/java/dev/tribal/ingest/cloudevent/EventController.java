package dev.tribal.ingest.cloudevent;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.BatchReceipt;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.ingest.batch.BatchItem;
import dev.tribal.ingest.batch.BatchPublisher;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ProjectLimit;
import dev.tribal.platform.limits.UploadMemory;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes CloudEvents, one or many. */
@RestController
@RequestMapping(path = EventController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
public final class EventController {
    /** Where events are sent. */
    public static final String PATH = "/api/v1/events";

    private static final String SUMMARY =
            "Publish CloudEvents: each event of CDEvents that tells of a failed test, build, task or pipeline becomes"
                    + " a report";

    private final CurrentCaller callers;
    private final RequestValidator validator;
    private final BatchReports batch;
    private final BatchPublisher publisher;
    private final EventForms forms;
    private final CdEvents events;

    EventController(
            CurrentCaller callers,
            RequestValidator validator,
            BatchReports batch,
            BatchPublisher publisher,
            JsonMapper json) {
        this.callers = callers;
        this.validator = validator;
        this.batch = batch;
        this.publisher = publisher;
        this.forms = new EventForms(json);
        this.events = new CdEvents();
    }

    /** One event in binary mode. */
    @Operation(
            summary = SUMMARY,
            description =
                    "With application/json the attributes are headers: ce-specversion, ce-id, ce-source, ce-type.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchReceipt> publishEvent(
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam(required = false) @Nullable String environment) {
        return one(forms.binary(headers, body), where(project, commit, environment));
    }

    /** One event in structured mode. */
    @Operation(summary = SUMMARY)
    @PostMapping(consumes = "application/cloudevents+json")
    ResponseEntity<BatchReceipt> publishStructured(
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam(required = false) @Nullable String environment) {
        Origin where = where(project, commit, environment);
        return one(forms.structured(forms.read(body), share), where);
    }

    /** A list of events. */
    @Operation(summary = SUMMARY)
    @ApiResponse(responseCode = "202", description = "Each event is accepted, or tells of no failure")
    @ApiResponse(responseCode = "207", description = "Some events are not accepted; each result says why")
    @PostMapping(consumes = "application/cloudevents-batch+json")
    ResponseEntity<BatchReceipt> publishBatch(
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam(required = false) @Nullable String environment) {
        Origin where = where(project, commit, environment);
        Caller caller = callers.get();
        List<JsonNode> entries = forms.batch(body);
        List<BatchItem> items = IntStream.range(0, entries.size())
                .mapToObj(i ->
                        orRefused(i + 1, () -> item(i + 1, forms.structured(entries.get(i), share), where, caller)))
                .toList();
        return answer(items, caller);
    }

    /** What is wrong with the only event is wrong with the request. */
    private ResponseEntity<BatchReceipt> one(Event event, Origin where) {
        Caller caller = callers.get();
        return answer(List.of(item(1, event, where, caller)), caller);
    }

    private ResponseEntity<BatchReceipt> answer(List<BatchItem> items, Caller caller) {
        BatchReceipt receipt = publisher.publish(items, caller);
        return ResponseEntity.status(receipt.refused() == 0 ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS)
                .body(receipt);
    }

    private Origin where(@Nullable String project, @Nullable String commit, @Nullable String environment) {
        return validator.valid(new Origin(Source.CI, project, commit, null, null, environment));
    }

    private BatchItem item(int number, Event event, Origin where, Caller caller) {
        NewError report = events.report(event, where);
        if (report == null) {
            return new BatchItem.Ignored(number, "The event tells of no failure");
        }
        ProjectLimit.require(caller, report.origin());
        return new BatchItem.Ready(
                number, new RequestKey(caller.tenant(), "cloudevent", event.key()), batch.clean(report, caller));
    }

    private static BatchItem orRefused(int number, Supplier<BatchItem> item) {
        try {
            return item.get();
        } catch (ProblemException e) {
            if (e.is(ProblemType.UNAVAILABLE)) {
                throw e;
            }
            return new BatchItem.Refused(number, e);
        }
    }
}
