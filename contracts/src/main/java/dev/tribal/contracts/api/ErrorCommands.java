package dev.tribal.contracts.api;

import dev.tribal.contracts.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/**
 * Writes, answered by ingest-service. Each is accepted (202) once the broker has acknowledged its event; with
 * {@code Prefer: wait=SECONDS} (RFC 7240, at most {@link dev.tribal.contracts.Limits#WAIT_SECONDS}) the answer comes
 * when the write can be read: 201 with the record for a new report, solution or outcome, 200 with it for an update, 204 for a
 * deletion. The same {@code Idempotency-Key} with the same body is applied once.
 */
@HttpExchange(url = "/api/v1/errors", accept = "application/json")
public interface ErrorCommands {
    /** Reports one occurrence of an error. */
    @Operation(summary = "Report one occurrence of an error, with its solution if it is known")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "201", description = "Can be found (with Prefer: wait)")
    @PostExchange(contentType = "application/json")
    ResponseEntity<WriteResult> report(
            @RequestBody NewError error,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Changes what is known about an error. */
    @Operation(summary = "Change what is known about an error; absent fields stay as they are")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "200", description = "Can be read (with Prefer: wait)")
    @PutExchange(url = "/{id}", contentType = "application/json")
    ResponseEntity<WriteResult> update(
            @PathVariable("id") UUID id,
            @RequestBody ErrorUpdate update,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Deletes an error for good: from the record store, every index and every answer. */
    @Operation(summary = "Delete an error for good")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "204", description = "Cannot be found any more (with Prefer: wait)")
    @DeleteExchange("/{id}")
    ResponseEntity<WriteResult> delete(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Records what fixed an error. */
    @Operation(summary = "Record what fixed an error")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "201", description = "Can be read (with Prefer: wait)")
    @PostExchange(url = "/{id}/solutions", contentType = "application/json")
    ResponseEntity<WriteResult> addSolution(
            @PathVariable("id") UUID id,
            @RequestBody NewSolution solution,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Says what came of a solution. */
    @Operation(summary = "Report whether a solution worked; later reports by the same caller replace those of the day")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "201", description = "Can be read (with Prefer: wait)")
    @PostExchange(url = "/{id}/solutions/{solution_id}/outcomes", contentType = "application/json")
    ResponseEntity<WriteResult> reportOutcome(
            @PathVariable("id") UUID id,
            @PathVariable("solution_id") UUID solutionId,
            @RequestBody NewOutcome outcome,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Says that an error is the same as another one: from now on it is answered as a part of that. */
    @Operation(summary = "Merge an error into another one; it can be undone, and nothing of either is lost")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "200", description = "Can be read (with Prefer: wait): the record with all its parts")
    @PutExchange(url = "/{id}/merged-into", contentType = "application/json")
    ResponseEntity<WriteResult> merge(
            @PathVariable("id") UUID id,
            @RequestBody MergeTarget target,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Takes an error out of the one that it was merged into, and keeps both apart. */
    @Operation(summary = "Undo the merge of an error, and keep it apart from the one it was merged into")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "200", description = "Can be read (with Prefer: wait): the error by itself")
    @DeleteExchange("/{id}/merged-into")
    ResponseEntity<WriteResult> split(
            @PathVariable("id") UUID id,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Says that an error is not the same as another one: they are not suggested, nor merged by themselves. */
    @Operation(summary = "Keep an error apart from another one, whatever they have in common")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "200", description = "Can be read (with Prefer: wait): the error")
    @PutExchange("/{id}/kept-apart/{other_id}")
    ResponseEntity<WriteResult> keepApart(
            @PathVariable("id") UUID id,
            @PathVariable("other_id") UUID otherId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Takes that back, whichever of both it was said of. */
    @Operation(summary = "Keep an error apart from another one no longer")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "200", description = "Can be read (with Prefer: wait): the error")
    @DeleteExchange("/{id}/kept-apart/{other_id}")
    ResponseEntity<WriteResult> keepApartNoLonger(
            @PathVariable("id") UUID id,
            @PathVariable("other_id") UUID otherId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Says that a solution of an error helps against another one too. */
    @Operation(summary = "Show a solution with another error too; what comes of it is kept once")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "200", description = "Can be read (with Prefer: wait): the other error")
    @PutExchange("/{id}/solutions/{solution_id}/links/{other_id}")
    ResponseEntity<WriteResult> linkSolution(
            @PathVariable("id") UUID id,
            @PathVariable("solution_id") UUID solutionId,
            @PathVariable("other_id") UUID otherId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Takes that back. */
    @Operation(summary = "Undo the link of a solution with another error")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "200", description = "Can be read (with Prefer: wait): the other error")
    @DeleteExchange("/{id}/solutions/{solution_id}/links/{other_id}")
    ResponseEntity<WriteResult> unlinkSolution(
            @PathVariable("id") UUID id,
            @PathVariable("solution_id") UUID solutionId,
            @PathVariable("other_id") UUID otherId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Says that some reports of an error are of another one, which {@code grouping.separated} names. */
    @Operation(summary = "Split an error in two: some of its reports are of another one, later ones too")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "200", description = "Can be read (with Prefer: wait): the error without them")
    @PostExchange(url = "/{id}/separations", contentType = "application/json")
    ResponseEntity<WriteResult> separate(
            @PathVariable("id") UUID id,
            @RequestBody NewSeparation separation,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);

    /** Takes that back: later reports are of the error again, and the other one becomes a part of it. */
    @Operation(summary = "Undo a split: the other error becomes a part of this one")
    @ApiResponse(responseCode = "202", description = "Accepted: the broker has acknowledged it")
    @ApiResponse(responseCode = "200", description = "Can be read (with Prefer: wait): the error with them")
    @DeleteExchange("/{id}/separations/{other_id}")
    ResponseEntity<WriteResult> rejoin(
            @PathVariable("id") UUID id,
            @PathVariable("other_id") UUID otherId,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey);
}
