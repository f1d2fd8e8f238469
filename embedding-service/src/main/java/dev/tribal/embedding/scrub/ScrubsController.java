package dev.tribal.embedding.scrub;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.event.ScrubOrdered;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordStore;
import dev.tribal.embedding.store.RecordStoreException;
import dev.tribal.platform.blob.BlobStoreException;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.template.TemplateLeaf;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Applies a scrub rule to what is stored of the caller's tenant, some records a request: nothing runs when nobody asks,
 * and any instance can go on where another one was.
 */
@RestController
final class ScrubsController {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final RecordStore store;
    private final RecordScrubber scrubber;
    private final ScrubOrders orders;
    private final ScrubTrail trail;
    private final CurrentCaller callers;

    ScrubsController(
            RecordStore store, RecordScrubber scrubber, ScrubOrders orders, ScrubTrail trail, CurrentCaller callers) {
        this.store = store;
        this.scrubber = scrubber;
        this.orders = orders;
        this.trail = trail;
        this.callers = callers;
    }

    @Operation(summary = "Apply a scrub rule to the next stored records of the tenant, or count what it would find")
    @PostMapping(path = "/api/v1/scrubs", consumes = MediaType.APPLICATION_JSON_VALUE)
    ScrubProgress scrub(@RequestBody ScrubRequest request) {
        Caller caller = callers.get();
        String rule = request.rule();
        if (rule == null || !scrubber.knows(rule, caller.tenant())) {
            throw ProblemException.invalid(
                    "rule",
                    "must be the id of a scrub rule, or %s for those in force".formatted(ScrubOrdered.EVERY_RULE));
        }
        try {
            return scrub(rule, request, caller);
        } catch (RecordStoreException | BlobStoreException e) {
            throw ProblemException.unavailable(
                    "The stored texts cannot be read now; run this again later", RETRY_AFTER, e);
        }
    }

    private ScrubProgress scrub(String rule, ScrubRequest request, Caller caller) {
        List<StoredRecord> page = store.page(caller.tenant(), request.after());
        Map<RecordKey, List<Redaction>> found = new LinkedHashMap<>();
        for (StoredRecord stored : page) {
            if (stored.record() != null && mayChange(caller, stored.record())) {
                scrubber.scrub(rule, stored.key(), stored.record())
                        .filter(scrubbed -> scrubbed.record() != stored.record())
                        .ifPresent(scrubbed -> found.put(stored.key(), scrubbed.receipt()));
            }
            if (stored.templates() != null && caller.mayWriteTo(null) && hasFinds(rule, stored)) {
                found.put(stored.key(), List.of());
            }
        }
        int pending = 0;
        if (!request.isDryRun() && !found.isEmpty()) {
            trail.applying(rule);
            pending = orders.send(rule, caller, found.keySet());
        }
        int count = found.values().stream()
                .flatMap(List::stream)
                .mapToInt(Redaction::count)
                .sum();
        return new ScrubProgress(
                page.size(),
                found.size(),
                count,
                pending,
                page.isEmpty() ? null : page.getLast().key().id());
    }

    private boolean hasFinds(String rule, StoredRecord leaf) {
        TemplateLeaf templates = Objects.requireNonNull(leaf.templates());
        return scrubber.withoutFound(rule, leaf.key().tenant(), templates) != templates;
    }

    private static boolean mayChange(Caller caller, ErrorRecord record) {
        Origin origin = record.origin();
        return caller.mayWriteTo(origin == null ? null : origin.project());
    }
}
