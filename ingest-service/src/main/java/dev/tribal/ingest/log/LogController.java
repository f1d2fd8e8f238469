package dev.tribal.ingest.log;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.LogReceipt;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ProjectLimit;
import dev.tribal.ingest.report.Shortened;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.log.Extraction;
import dev.tribal.platform.log.LogError;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.text.Sha256;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
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
    private final LogExtractor extractor;
    private final BatchReports batch;

    LogController(
            CurrentCaller callers,
            RequestValidator validator,
            IdempotentRequests requests,
            LogExtractor extractor,
            BatchReports batch) {
        this.callers = callers;
        this.validator = validator;
        this.requests = requests;
        this.extractor = extractor;
        this.batch = batch;
    }

    @Operation(summary = "Publish the log of a build or a command: each distinct error in it becomes a report")
    @PostMapping(path = PATH, consumes = MediaType.TEXT_PLAIN_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<LogReceipt> report(
            @Parameter(hidden = true) InputStream log,
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
        Extraction found =
                extractor.extract(new InputStreamReader(new DigestInputStream(log, digest), StandardCharsets.UTF_8));
        List<Object> payload = List.of(HexFormat.of().formatHex(digest.digest()), origin);
        return requests.once(key, payload, () -> answer(publish(found, origin, caller, key)));
    }

    private LogReceipt publish(Extraction found, Origin origin, Caller caller, RequestKey key) {
        List<Scrubbed<NewError>> errors = found.errors().stream()
                .map(error -> batch.clean(LogReports.of(error, origin), caller))
                .toList();
        List<ErrorEvent> events = batch.events(errors, caller, key);
        List<Position> positions = batch.publish(events, caller);
        return new LogReceipt(
                found.lines(),
                found.more(),
                IntStream.range(0, events.size())
                        .mapToObj(i -> extracted(
                                found.errors().get(i), errors.get(i).request(), events.get(i), positions.get(i)))
                        .toList());
    }

    private static LogReceipt.Extracted extracted(LogError found, NewError said, ErrorEvent event, Position position) {
        return new LogReceipt.Extracted(
                event.errorId(),
                position,
                said.errorType(),
                Shortened.start(said.context().errorMessage(), MESSAGE),
                found.tool(),
                found.step(),
                found.firstLine(),
                found.lastLine(),
                found.count());
    }

    /** 200 if the log tells of no error, else 202. */
    private static ResponseEntity<LogReceipt> answer(LogReceipt receipt) {
        return receipt.errors().isEmpty()
                ? ResponseEntity.ok(receipt)
                : ResponseEntity.accepted().body(receipt);
    }
}
