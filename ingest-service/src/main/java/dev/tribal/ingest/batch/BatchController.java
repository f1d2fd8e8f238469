package dev.tribal.ingest.batch;

import dev.tribal.contracts.api.BatchReceipt;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes many reports in one request, one per line, and answers for each. */
@RestController
public final class BatchController {
    /** Where batches are sent. */
    public static final String PATH = "/api/v1/errors:batch";

    /** A line's number goes behind it. */
    private static final int LONGEST_KEY = 240;

    private final CurrentCaller callers;
    private final BatchReader reader;
    private final BatchPublisher publisher;

    BatchController(CurrentCaller callers, BatchReader reader, BatchPublisher publisher) {
        this.callers = callers;
        this.reader = reader;
        this.publisher = publisher;
    }

    @Operation(
            summary = "Report many errors, one JSON object per line",
            description = "Each line is what POST /api/v1/errors takes, and may have an idempotency_key of its own.")
    @RequestBody(
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = NewError.class)))
    @ApiResponse(responseCode = "202", description = "Each line is accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "207", description = "Some lines are not accepted; each result says why")
    @PostMapping(
            path = PATH,
            consumes = {"application/x-ndjson", "application/jsonl"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchReceipt> reportMany(
            @Parameter(hidden = true) InputStream body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey)
            throws IOException {
        if (idempotencyKey != null && (idempotencyKey.isEmpty() || idempotencyKey.length() > LONGEST_KEY)) {
            throw ProblemException.invalid(
                    "Idempotency-Key", "must be 1 to %d visible ASCII characters here".formatted(LONGEST_KEY));
        }
        Caller caller = callers.get();
        List<BatchItem> items = reader.read(body, idempotencyKey, caller);
        if (items.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body must have at least one line");
        }
        BatchReceipt receipt = publisher.publish(items, caller);
        return ResponseEntity.status(receipt.refused() == 0 ? HttpStatus.ACCEPTED : HttpStatus.MULTI_STATUS)
                .body(receipt);
    }
}
