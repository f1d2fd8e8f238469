package dev.tribal.ingest.log;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.LogReceipt;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ProjectLimit;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.limits.UploadMemory;
import dev.tribal.platform.log.JobLog;
import dev.tribal.platform.log.LogArchiveException;
import dev.tribal.platform.log.LogError;
import dev.tribal.platform.problem.EncodedLength;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.text.Sha256;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

/** Takes the log of a build or a command as it comes, and publishes one report per distinct error in it. */
@RestController
public final class LogController {
    /** Where logs are sent. */
    public static final String PATH = "/api/v1/reports/log";

    private static final int MESSAGE = 500;

    private final CurrentCaller callers;
    private final RequestValidator validator;
    private final IdempotentRequests requests;
    private final LogForms forms;
    private final BatchReports batch;

    LogController(
            CurrentCaller callers,
            RequestValidator validator,
            IdempotentRequests requests,
            LogForms forms,
            BatchReports batch) {
        this.callers = callers;
        this.validator = validator;
        this.requests = requests;
        this.forms = forms;
        this.batch = batch;
    }

    @Operation(
            summary = "Publish the log of a build or a command, or the archive of a run's logs as GitHub gives it:"
                    + " each distinct error in it becomes a report")
    @PostMapping(
            path = PATH,
            consumes = {MediaType.TEXT_PLAIN_VALUE, LogForms.ARCHIVE},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<LogReceipt> report(
            @Parameter(hidden = true) InputStream log,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam(name = "run_url", required = false) @Nullable String runUrl,
            @RequestParam(required = false) @Nullable String environment,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey)
            throws IOException {
        Origin origin = validator.valid(new Origin(Source.CI, project, commit, runUrl, null, environment));
        Caller caller = callers.get();
        ProjectLimit.require(caller, origin);
        var key = new RequestKey(caller.tenant(), "log", idempotencyKey);
        MessageDigest digest = Sha256.digest();
        List<JobLog> logs = read(new DigestInputStream(log, digest), request, share);
        List<Object> payload = List.of(HexFormat.of().formatHex(digest.digest()), origin);
        return requests.once(key, payload, () -> answer(publish(logs, origin, caller, key)));
    }

    private List<JobLog> read(InputStream body, HttpServletRequest request, UploadMemory.Share share)
            throws IOException {
        MediaType type = MediaType.parseMediaType(request.getContentType());
        try {
            List<JobLog> logs = forms.read(
                    body,
                    MediaType.valueOf(LogForms.ARCHIVE).isCompatibleWith(type),
                    bytes -> EncodedLength.addUnpacked(request, bytes),
                    characters -> share.atLeast(UploadMemory.COPIES * characters));
            // The directory at the end of an archive is part of what an idempotency key stands for.
            body.transferTo(OutputStream.nullOutputStream());
            return logs;
        } catch (LogArchiveException e) {
            throw new ProblemException(
                    e.isTooLarge() ? ProblemType.CONTENT_TOO_LARGE : ProblemType.INVALID_REQUEST, e.getMessage(), e);
        }
    }

    private LogReceipt publish(List<JobLog> logs, Origin origin, Caller caller, RequestKey key) {
        List<Found> found = logs.stream()
                .flatMap(log -> log.found().errors().stream()
                        .map(error -> new Found(
                                log.job(), error, batch.clean(LogReports.of(error, log.job(), origin), caller))))
                .toList();
        List<ErrorEvent> events = batch.events(found.stream().map(Found::report).toList(), caller, key);
        List<Position> positions = batch.publish(events, caller);
        return new LogReceipt(
                logs.stream().mapToInt(log -> log.found().lines()).sum(),
                logs.stream().mapToInt(log -> log.found().more()).sum(),
                IntStream.range(0, events.size())
                        .mapToObj(i -> extracted(found.get(i), events.get(i), positions.get(i)))
                        .toList());
    }

    private static LogReceipt.Extracted extracted(Found found, ErrorEvent event, Position position) {
        NewError said = found.report().request();
        LogError error = found.error();
        return new LogReceipt.Extracted(
                event.errorId(),
                position,
                said.errorType(),
                Shortened.start(said.context().errorMessage(), MESSAGE),
                error.tool(),
                found.job(),
                error.step(),
                error.firstLine(),
                error.lastLine(),
                error.count());
    }

    /** 200 if the log tells of no error, else 202. */
    private static ResponseEntity<LogReceipt> answer(LogReceipt receipt) {
        return receipt.errors().isEmpty()
                ? ResponseEntity.ok(receipt)
                : ResponseEntity.accepted().body(receipt);
    }

    private record Found(@Nullable String job, LogError error, Scrubbed<NewError> report) {}
}
