package dev.tribal.ingest.junit;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.ReportReceipt;
import dev.tribal.contracts.api.TestedError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.contracts.event.OutcomeReported;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.junit.TestedSolutions.SoughtTest;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.scrub.Scrubbed;
import dev.tribal.platform.limits.UploadMemory.Share;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.text.Sha256;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads and checks all files of a request before it publishes the first event, so that nothing is half done. */
final class ReportIntake {
    private static final String NOT_COMPARED =
            "It is not noted which open errors were seen in tests that pass here: search did not answer in time";

    private final ReportParser parser = new ReportParser();
    private final BatchReports batch;
    private final TestedSolutions tested;
    private final ErrorEvents events;
    private final OpenErrors open;
    private final FlakyTests flaky;
    private final PassedAgain passed;

    ReportIntake(BatchReports batch, TestedSolutions tested, ErrorEvents events, OpenErrors open) {
        this.batch = batch;
        this.tested = tested;
        this.events = events;
        this.open = open;
        this.flaky = new FlakyTests(events);
        this.passed = new PassedAgain(events);
    }

    /**
     * Reads all files to their ends.
     *
     * @param share takes room for what is held of them
     * @throws ProblemException {@code unprocessable-report} if any file cannot be read, or too much failed in all of them
     */
    ReadReports read(List<ReportFile> files, Origin origin, List<AppliedSolution> applied, Caller caller, Share share) {
        List<SoughtTest> sought = tested.sought(caller, applied);
        // Records hold what was scrubbed, so that is what can be compared with them.
        Scrubbed<Origin> from = batch.clean(origin, caller);
        Optional<List<TestedError>> known =
                open.of(caller, from.request().project(), from.request().commit());
        List<TestedError> compared = known.orElse(List.of());
        Set<String> testIds = Stream.concat(
                        sought.stream().map(SoughtTest::tests),
                        compared.stream().map(TestedError::tests))
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        var kept = new KeptCases(share::add);
        List<TestReport> reports = new ArrayList<>();
        List<String> identity = new ArrayList<>();
        for (ReportFile file : files) {
            MessageDigest digest = Sha256.digest();
            var hashed = new ReportFile(
                    file.name(),
                    () -> new DigestInputStream(share.counting(file.content().open(), 1), digest));
            reports.add(parser.parse(hashed, testIds, kept));
            identity.addAll(List.of(file.name(), HexFormat.of().formatHex(digest.digest())));
        }
        return new ReadReports(from, identity, reports, sought, compared, known.isPresent());
    }

    /**
     * Publishes one report per failed test case, and what the tests say of the solutions that were applied.
     *
     * @param origin as it was sent: reports and outcomes are scrubbed with it
     * @throws ProblemException {@code unavailable} without ack
     */
    ReportReceipt publish(ReadReports read, Origin origin, Caller caller, RequestKey key) {
        List<TestReport> reports = read.reports();
        List<Scrubbed<NewError>> errors = errors(reports, origin, caller);
        List<ErrorEvent> all = new ArrayList<>(batch.events(errors, caller, key));
        String commit = read.from().request().commit();
        all.addAll(RepeatedCases.of(reports, all, commit).events(events, caller, key.of("junit-runs")));
        all.addAll(flaky.passed(read.open(), reports, caller, key.of("junit-passed"), commit));
        all.addAll(passed.events(read, caller, key.of("junit-passed-again")));
        all.addAll(tested.outcomes(caller, key.of("junit-outcome"), read.sought(), reports, origin));
        List<Position> positions = batch.publish(all, caller);
        return new ReportReceipt(
                reports.size(),
                reports.stream().mapToInt(TestReport::tests).sum(),
                errors.size(),
                receipts(errors, all, positions),
                outcomes(all, positions),
                read.isCompared() ? List.of() : List.of(NOT_COMPARED));
    }

    private List<Scrubbed<NewError>> errors(List<TestReport> reports, Origin origin, Caller caller) {
        return reports.stream()
                .flatMap(report -> report.failed().stream())
                .map(failed -> batch.clean(FailureReports.of(failed, origin), caller))
                .toList();
    }

    private static List<ReportReceipt.Reported> receipts(
            List<Scrubbed<NewError>> errors, List<ErrorEvent> all, List<Position> positions) {
        return IntStream.range(0, errors.size())
                .mapToObj(
                        i -> receipt(all.get(i), positions.get(i), errors.get(i).request()))
                .toList();
    }

    private static ReportReceipt.Reported receipt(ErrorEvent event, Position position, NewError error) {
        Origin origin = error.origin();
        return new ReportReceipt.Reported(
                event.errorId(), position, error.errorType(), origin == null ? null : origin.testId());
    }

    private static List<ReportReceipt.Tested> outcomes(List<ErrorEvent> all, List<Position> positions) {
        List<ReportReceipt.Tested> outcomes = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).data() instanceof OutcomeReported said) {
                outcomes.add(new ReportReceipt.Tested(
                        all.get(i).errorId(),
                        positions.get(i),
                        said.solutionId(),
                        said.outcome().worked()));
            }
        }
        return outcomes;
    }
}
