package dev.tribal.ingest.junit;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.ReportReceipt;
import dev.tribal.ingest.report.Preference;
import dev.tribal.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers an accepted test report: at once, or when all of it can be read if the client prefers to wait for that. */
final class ReportAnswers {
    private final ErrorQueries queries;

    ReportAnswers(ErrorQueries queries) {
        this.queries = queries;
    }

    /** 200 if there was nothing to publish, 201 if all of it can be read in time, else 202. */
    ResponseEntity<ReportReceipt> answer(ReportReceipt receipt, Optional<Preference> wait) {
        if (receipt.reports().isEmpty() && receipt.outcomes().isEmpty()) {
            return ResponseEntity.ok(receipt);
        }
        return wait.isPresent() && areApplied(receipt, wait.get())
                ? ResponseEntity.status(HttpStatus.CREATED)
                        .header(Preference.APPLIED, wait.get().toString())
                        .body(receipt)
                : ResponseEntity.accepted().body(receipt);
    }

    private boolean areApplied(ReportReceipt receipt, Preference wait) {
        long deadline = System.nanoTime() + wait.duration().toNanos();
        return lastOfEachPartition(receipt).stream().allMatch(last -> isApplied(last, deadline));
    }

    private static Collection<Written> lastOfEachPartition(ReportReceipt receipt) {
        return Stream.concat(
                        receipt.reports().stream().map(reported -> new Written(reported.id(), reported.position())),
                        receipt.outcomes().stream().map(tested -> new Written(tested.id(), tested.position())))
                .collect(Collectors.toMap(
                        written -> written.position().partition(),
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparingLong(
                                written -> written.position().offset()))))
                .values();
    }

    private boolean isApplied(Written last, long deadline) {
        Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        try {
            // Whole seconds are what can be asked for: a second too long is better than none.
            queries.get(
                    last.id(),
                    last.position(),
                    Math.toIntExact(left.plusMillis(999).toSeconds()));
            return true;
        } catch (RuntimeException e) {
            // Applied, and deleted since.
            return e instanceof ProblemException problem && problem.is(ProblemType.NOT_FOUND);
        }
    }

    private record Written(UUID id, Position position) {}
}
