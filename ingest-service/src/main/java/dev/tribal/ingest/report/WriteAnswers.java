package dev.tribal.ingest.report;

import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Separation;
import dev.tribal.contracts.WriteResult;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.event.ErrorEventData;
import dev.tribal.contracts.event.ErrorReported;
import dev.tribal.platform.problem.ProblemException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers an accepted write: at once, or when it can be read if the client prefers to wait for that. */
final class WriteAnswers {
    private final ErrorQueries queries;

    WriteAnswers(ErrorQueries queries) {
        this.queries = queries;
    }

    /** 202, or {@code status} with the whole record. */
    ResponseEntity<WriteResult> written(Accepted accepted, Optional<Preference> wait, HttpStatus status) {
        return written(accepted, List.of(), wait, status);
    }

    /** The same for a report: one that is of another error, see {@link Separation}, is answered with that one. */
    ResponseEntity<WriteResult> reported(Accepted accepted, ErrorEventData data, Optional<Preference> wait) {
        ResponseEntity<WriteResult> answer = written(accepted, wait, HttpStatus.CREATED);
        return answer.getBody() instanceof ErrorRecord record && data instanceof ErrorReported report
                ? record.groups()
                        .separation(report.fingerprints(), report.context())
                        .flatMap(this::find)
                        .map(other -> ResponseEntity.status(answer.getStatusCode())
                                .headers(answer.getHeaders())
                                .header(HttpHeaders.CONTENT_LOCATION, "/api/v1/errors/" + other.id())
                                .<WriteResult>body(other))
                        .orElse(answer)
                : answer;
    }

    /** None before the very first of its reports is there. */
    private Optional<ErrorRecord> find(Separation separation) {
        try {
            return Optional.of(queries.get(separation.errorId(), null, 0));
        } catch (RuntimeException _) {
            return Optional.empty();
        }
    }

    /** The same after other events of the same request are applied too. */
    ResponseEntity<WriteResult> written(
            Accepted accepted, List<Position> others, Optional<Preference> wait, HttpStatus status) {
        if (wait.isEmpty()) {
            return accepted(accepted);
        }
        try {
            others.forEach(other -> queries.get(accepted.id(), other, wait.get().seconds()));
            ErrorRecord record =
                    queries.get(accepted.id(), accepted.position(), wait.get().seconds());
            return ResponseEntity.status(status)
                    .location(location(accepted))
                    .header(Preference.APPLIED, wait.get().toString())
                    .body(record);
        } catch (RuntimeException _) {
            // Accepted it is, whatever fails now; that it cannot be read yet, or by this caller, does not change that.
            return accepted(accepted);
        }
    }

    /** 202, or 204 once nobody finds it any more. */
    ResponseEntity<WriteResult> deleted(Accepted accepted, Optional<Preference> wait) {
        return wait.isPresent() && isApplied(accepted, wait.get())
                ? ResponseEntity.noContent()
                        .header(Preference.APPLIED, wait.get().toString())
                        .build()
                : accepted(accepted);
    }

    private boolean isApplied(Accepted accepted, Preference wait) {
        try {
            queries.get(accepted.id(), accepted.position(), wait.seconds());
            // Deleted, and reported again while we waited.
            return true;
        } catch (RuntimeException e) {
            return e instanceof ProblemException problem && problem.is(ProblemType.NOT_FOUND);
        }
    }

    private static ResponseEntity<WriteResult> accepted(Accepted accepted) {
        return ResponseEntity.accepted().location(location(accepted)).body(accepted);
    }

    private static URI location(Accepted accepted) {
        return URI.create("/api/v1/errors/" + accepted.id());
    }
}
