package dev.tribal.benchmarks.quality;

import dev.tribal.contracts.Position;
import dev.tribal.contracts.Source;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.embedding.fold.EarlierDecisions;
import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.ingest.idempotency.RequestKey;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.platform.grouping.DecidedVersions;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.template.LearntTemplates;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The product without its transport: what ingest-service makes of reports and embedding-service of the events that follow, one
 * report after the other.
 */
final class LearningProduct {
    private static final String TENANT = "benchmark";
    private static final String TOPIC = "events";
    private static final RequestKey NO_KEY = new RequestKey(TENANT, "report", null);

    private final Caller caller = new Caller(TENANT, "key:ci", "token", null, Set.of(), List.of(), Source.CI);
    private final LearntTemplates templates = new LearntTemplates();
    private final ErrorEvents reports = new ErrorEvents(Clock.systemUTC(), DecidedVersions::newest, templates);
    private final EarlierDecisions folding = new EarlierDecisions(DecidedVersions.newest(), this::find);
    private final Map<RecordKey, StoredRecord> store = new HashMap<>();
    private long offset;

    /** The id of the error that a report is of, as its sender is told. */
    UUID report(NewError error) {
        ErrorEvent reported = reports.reported(caller, NO_KEY, error);
        Deque<ErrorEvent> log = new ArrayDeque<>(List.of(reported));
        while (!log.isEmpty()) {
            apply(log.remove(), log);
        }
        return reported.errorId();
    }

    /** The error that answers for one, as things are now. */
    UUID answering(UUID id) {
        UUID answering = id;
        for (@Nullable UUID next = id; next != null; next = mergedInto(answering)) {
            answering = next;
        }
        return answering;
    }

    private @Nullable UUID mergedInto(UUID id) {
        return find(new RecordKey(TENANT, id))
                .map(StoredRecord::record)
                .map(record -> record.groups().mergedInto())
                .orElse(null);
    }

    private void apply(ErrorEvent event, Deque<ErrorEvent> log) {
        RecordKey key = RecordKey.of(event);
        StoredRecord after = folding.fold(store.get(key), event, new Position(0, offset++), TOPIC, log::add);
        store.put(key, after);
        if (after.templates() != null) {
            templates.put(key.tenant(), key.id(), after.templates().widened(), null);
        }
    }

    private Optional<StoredRecord> find(RecordKey key) {
        return Optional.ofNullable(store.get(key));
    }
}
