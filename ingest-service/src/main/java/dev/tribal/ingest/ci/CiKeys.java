package dev.tribal.ingest.ci;

import dev.tribal.contracts.event.ErrorEvent;
import dev.tribal.ingest.idempotency.RequestKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What makes events about jobs and runs the same, whichever deliveries tell of them. */
final class CiKeys {
    private CiKeys() {}

    /** One event for each error of a job. */
    static List<ErrorEvent> distinct(Stream<ErrorEvent> events) {
        Map<UUID, ErrorEvent> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.putIfAbsent(event.id(), event));
        return List.copyOf(byId.values());
    }

    static RequestKey of(String operation, Hook hook, CiResult result, CiJob job) {
        return new RequestKey(
                hook.tenant(),
                operation,
                "%s:%s:%d:%d:%d"
                        .formatted(
                                hook.provider().wireName(),
                                hook.api().getHost(),
                                result.repository().id(),
                                job.id(),
                                // Where the server names no job, it is the run that failed.
                                job.id() == 0 ? result.run().id() : 0));
    }
}
