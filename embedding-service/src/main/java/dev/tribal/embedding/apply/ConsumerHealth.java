package dev.tribal.embedding.apply;

import dev.tribal.contracts.schema.NewerSchemaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether accepted events are applied now. */
final class ConsumerHealth implements HealthIndicator {
    private final ConsumerState state;

    ConsumerHealth(ConsumerState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        var failure = state.failingSince();
        if (failure != null) {
            return Health.down()
                    .withDetail("state", words(state.newerSchema()))
                    .withDetail("since", failure.toString())
                    .withDetail("advice", advice(state.newerSchema()))
                    .build();
        }
        var last = state.lastSuccess();
        return last == null
                ? Health.up()
                        .withDetail("state", "No event has come since the start")
                        .build()
                : Health.up()
                        .withDetail("state", "Events are applied as they come")
                        .withDetail("last_batch", last.toString())
                        .build();
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
