package dev.tribal.embedding.grouping;

import dev.tribal.contracts.FingerprintVersion;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.grouping.GroupingTopic;
import dev.tribal.platform.limits.OneAtATime;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The version of the fingerprints that decides in the whole installation, for its operator. */
@RestController
final class VersionsController {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final RecordStore store;
    private final GroupingTopic versions;
    private final VersionMerges merges;
    private final VersionTrail trail;
    private final CurrentCaller callers;
    private final OneAtATime plans =
            new OneAtATime("Another dry run is under way; run this again when it is done", RETRY_AFTER);

    VersionsController(
            RecordStore store,
            GroupingTopic versions,
            VersionMerges merges,
            VersionTrail trail,
            CurrentCaller callers) {
        this.store = store;
        this.versions = versions;
        this.merges = merges;
        this.trail = trail;
        this.callers = callers;
    }

    @Operation(
            operationId = "getGroupingVersion",
            summary = "Which version of the fingerprints decides, and how far the merges of the last switch are")
    @GetMapping("/api/v1/grouping")
    VersionStatus status() {
        return VersionStatus.of(versions.get(), merges.progress(), null);
    }

    @Operation(
            operationId = "switchGroupingVersion",
            summary = "Let another version of the fingerprints decide, or say what it would merge",
            description =
                    "202: it decides from now on, and what it takes for one error is merged; of the version that decides"
                            + " already, the merges are done once more. 200: the answer to a dry run, or the status of an"
                            + " installation that began with this version, in which there is nothing to merge.")
    @PostMapping(path = "/api/v1/grouping", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<VersionStatus> switchTo(@RequestBody VersionOrder order) {
        DecidedVersions decided = versions.get();
        int version = required(order, decided);
        Caller caller = callers.get();
        try {
            if (order.isDryRun()) {
                MergePlan plan = plans.run(() -> MergePlanner.plan(store, version));
                return ResponseEntity.ok(VersionStatus.of(
                        decided, merges.progress(), VersionStatus.Plan.of(version, plan, caller.tenant())));
            }
            if (version == decided.current() && decided.earlier().isEmpty()) {
                return ResponseEntity.ok(status());
            }
            trail.switching(version);
            if (version == decided.current()) {
                merges.again();
            } else {
                versions.decide(version, caller.subject());
            }
            return ResponseEntity.status(HttpStatus.ACCEPTED).body(status());
        } catch (RecordStoreException e) {
            throw ProblemException.unavailable("The records cannot be read now; run this again later", RETRY_AFTER, e);
        }
    }

    private static int required(VersionOrder order, DecidedVersions decided) {
        Integer version = order.version();
        if (version == null || version < decided.current() || version > FingerprintVersion.NEWEST) {
            throw ProblemException.invalid(
                    "version",
                    "must be %d, which decides, up to %d, which is the newest; there is no way back"
                            .formatted(decided.current(), FingerprintVersion.NEWEST));
        }
        return version;
    }
}
