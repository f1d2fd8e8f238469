package dev.tribal.ingest.sarif;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ReportReceipt;
import dev.tribal.contracts.api.SarifReceipt;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ProjectLimit;
import dev.tribal.ingest.sarif.SarifReader.SarifFile;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.limits.UploadMemory;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.text.Sha256;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes the file of a tool as it comes, and publishes one report per result that is severe enough. */
@RestController
public final class SarifController {
    /** Where files are sent. */
    public static final String PATH = "/api/v1/reports/sarif";

    private final CurrentCaller callers;
    private final RequestValidator validator;
    private final IdempotentRequests requests;
    private final BatchReports batch;
    private final SarifReader reader = new SarifReader();

    SarifController(
            CurrentCaller callers, RequestValidator validator, IdempotentRequests requests, BatchReports batch) {
        this.callers = callers;
        this.validator = validator;
        this.requests = requests;
        this.batch = batch;
    }

    @Operation(
            summary = "Publish a SARIF 2.1.0 file: each result of level error becomes a report",
            description = "With level=warning or level=note also the less severe ones.")
    @RequestBody(content = @Content(mediaType = "application/sarif+json", schema = @Schema(type = "object")))
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged every report")
    @ApiResponse(responseCode = "200", description = "No result is severe enough")
    @PostMapping(
            path = PATH,
            consumes = {"application/sarif+json", MediaType.APPLICATION_JSON_VALUE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<SarifReceipt> reportSarif(
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam(name = "run_url", required = false) @Nullable String runUrl,
            @RequestParam(required = false) @Nullable String environment,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        SarifLevel least = SarifLevel.asked(level);
        Origin origin = validator.valid(new Origin(Source.CI, project, commit, runUrl, null, environment));
        Caller caller = callers.get();
        ProjectLimit.require(caller, origin);
        var key = new RequestKey(caller.tenant(), "sarif", idempotencyKey);
        MessageDigest digest = Sha256.digest();
        InputStream counted = share.counting(body, UploadMemory.COPIES);
        SarifFile file = reader.read(
                new DigestInputStream(counted, digest), least, values -> share.add(UploadMemory.VALUE * values));
        List<NewError> reports = new SarifReports(origin).of(file.runs());
        List<Object> payload = List.of(HexFormat.of().formatHex(digest.digest()), origin, least);
        return requests.once(key, payload, () -> answer(publish(file, reports, caller, key)));
    }

    private SarifReceipt publish(SarifFile file, List<NewError> reports, Caller caller, RequestKey key) {
        List<Scrubbed<NewError>> clean =
                reports.stream().map(report -> batch.clean(report, caller)).toList();
        List<ErrorEvent> events = batch.events(clean, caller, key);
        List<Position> positions = batch.publish(events, caller);
        return new SarifReceipt(
                file.allRuns(),
                file.results(),
                IntStream.range(0, events.size())
                        .mapToObj(i -> new ReportReceipt.Reported(
                                events.get(i).errorId(),
                                positions.get(i),
                                clean.get(i).request().errorType(),
                                null))
                        .toList());
    }

    /** 200 if no result became a report, else 202. */
    private static ResponseEntity<SarifReceipt> answer(SarifReceipt receipt) {
        return receipt.reports().isEmpty()
                ? ResponseEntity.ok(receipt)
                : ResponseEntity.accepted().body(receipt);
    }
}
