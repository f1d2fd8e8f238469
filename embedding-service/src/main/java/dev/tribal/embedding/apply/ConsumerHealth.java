package dev.tribal.embedding.apply;

import dev.tribal.contracts.schema.NewerSchemaException;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether accepted events are applied now. */
final class ConsumerHealth implements HealthIndicator {
    private final ConsumerState state;
    private final Supplier<OptionalLong> waiting;

    /** @param waiting how many events are not applied yet; empty if that is not known */
    ConsumerHealth(ConsumerState state, Supplier<OptionalLong> waiting) {
        this.state = state;
        this.waiting = waiting;
    }

    @Override
    public Health health() {
        var health = asLastSeen();
        waiting.get().ifPresent(events -> health.withDetail("waiting_events", events));
        return health.build();
    }

    private Health.Builder asLastSeen() {
        var failure = state.failingSince();
        if (failure != null) {
            return Health.down()
                    .withDetail("state", words(state.newerSchema()))
                    .withDetail("since", failure.toString())
                    .withDetail("advice", advice(state.newerSchema()));
        }
        var last = state.lastSuccess();
        return last == null
                ? Health.up().withDetail("state", "No event has come since the start")
                : Health.up()
                        .withDetail("state", "Events are applied as they come")
                        .withDetail("last_batch", last.toString());
    }

    private static String advice(@Nullable NewerSchemaException newer) {
        return newer == null
                ? "Look at recordStore and vectorSearch here; the log of embedding-service has the cause, once"
                : "Upgrade every embedding-service to the newest version that writes or reads these topics";
    }

    private static String words(@Nullable NewerSchemaException newer) {
        String waiting = "Events cannot be applied; they wait and are tried again";
        return newer == null ? waiting : waiting + ". " + newer.getMessage();
    }
}
