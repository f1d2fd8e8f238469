package dev.tribal.ingest.junit;

import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ReportReceipt;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.publish.IntakeMeters;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.ExistingErrors;
import dev.tribal.ingest.report.OutcomeEvents;
import dev.tribal.ingest.report.Preference;
import dev.tribal.ingest.report.ProjectLimit;
import dev.tribal.ingest.scrub.RequestScrubber;
import dev.tribal.platform.limits.UploadMemory;
import dev.tribal.platform.problem.MalformedInput;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.security.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes the report files of a test run: one as the body, or several as a form. */
@RestController
@RequestMapping(path = ReportController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
public final class ReportController {
    /** Where test reports are sent. */
    public static final String PATH = "/api/v1/reports/junit";

    private final CurrentCaller callers;
    private final RequestValidator validator;
    private final IdempotentRequests requests;
    private final ReportIntake intake;
    private final ReportAnswers answers;

    ReportController(
            CurrentCaller callers,
            RequestValidator validator,
            RequestScrubber scrubber,
            IdempotentRequests requests,
            OutcomeEvents outcomes,
            ExistingErrors existing,
            BatchReports batch,
            ErrorEvents events,
            ErrorQueries queries,
            IntakeMeters meters) {
        this.callers = callers;
        this.validator = validator;
        this.requests = requests;
        var tested = new TestedSolutions(existing, outcomes, scrubber);
        this.intake = new ReportIntake(batch, tested, events, new OpenErrors(queries, meters));
        this.answers = new ReportAnswers(queries);
    }

    /** One file. */
    @Operation(summary = "Publish test reports (JUnit, NUnit, xUnit.net, TRX): each failed test case becomes a report")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_XML_VALUE,
                        schema = @Schema(type = "string", format = "byte")),
                @Content(mediaType = MediaType.TEXT_XML_VALUE, schema = @Schema(type = "string", format = "byte"))
            })
    @PostMapping(consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.TEXT_XML_VALUE})
    ResponseEntity<ReportReceipt> report(
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam(name = "run_url", required = false) @Nullable String runUrl,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(name = AppliedSolution.PARAMETER, required = false) @Nullable List<String> applied,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey)
            throws IOException {
        InputStream content = notEmpty(body);
        return take(
                List.of(new ReportFile("The body", () -> content)),
                new Origin(Source.CI, project, commit, runUrl, null, environment),
                applied,
                share,
                prefer,
                idempotencyKey);
    }

    /** Several files, whatever their fields are called. */
    @Operation(summary = "Publish test reports (JUnit, NUnit, xUnit.net, TRX): each failed test case becomes a report")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ReportReceipt> reports(
            @Parameter(hidden = true) MultipartHttpServletRequest form,
            @Parameter(hidden = true) @RequestAttribute(UploadMemory.SHARE) UploadMemory.Share share,
            @RequestParam(required = false) @Nullable String project,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam(name = "run_url", required = false) @Nullable String runUrl,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(name = AppliedSolution.PARAMETER, required = false) @Nullable List<String> applied,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        List<ReportFile> files = form.getMultiFileMap().values().stream()
                .flatMap(List::stream)
                .map(ReportController::file)
                .toList();
        if (files.isEmpty()) {
            throw ProblemException.invalid("file", "must be given: at least one part of the form must be a file");
        }
        return take(
                files,
                new Origin(Source.CI, project, commit, runUrl, null, environment),
                applied,
                share,
                prefer,
                idempotencyKey);
    }

    private ResponseEntity<ReportReceipt> take(
            List<ReportFile> files,
            Origin origin,
            @Nullable List<String> applied,
            UploadMemory.Share share,
            @Nullable String prefer,
            @Nullable String idempotencyKey) {
        Origin valid = validator.valid(origin);
        List<AppliedSolution> solutions = AppliedSolution.parse(applied);
        if (!solutions.isEmpty() && valid.commit() == null && valid.runUrl() == null) {
            throw ProblemException.invalid("commit", "must be given, or run_url, with " + AppliedSolution.PARAMETER);
        }
        var caller = callers.get();
        ProjectLimit.require(caller, valid);
        var key = new RequestKey(caller.tenant(), "junit", idempotencyKey);
        ReadReports read = intake.read(files, valid, solutions, caller, share);
        return requests.once(
                key,
                List.of(read.identity(), valid, solutions),
                () -> answers.answer(intake.publish(read, valid, caller, key), Preference.in(prefer)));
    }

    private static InputStream notEmpty(InputStream body) throws IOException {
        var content = new PushbackInputStream(body);
        int first = content.read();
        if (first < 0) {
            throw MalformedInput.body(null);
        }
        content.unread(first);
        return content;
    }

    private static ReportFile file(MultipartFile file) {
        String name = file.getOriginalFilename();
        return new ReportFile(name == null || name.isBlank() ? file.getName() : name, file::getInputStream);
    }
}
