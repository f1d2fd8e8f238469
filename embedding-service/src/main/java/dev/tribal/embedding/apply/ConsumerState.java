package dev.tribal.embedding.apply;

import dev.tribal.contracts.schema.NewerSchemaException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers how the consumption of events goes, for health and for a log that is not repeated at every retry. */
final class ConsumerState {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerState.class);

    private final Clock clock;
    private volatile @Nullable Instant failingSince;
    private volatile @Nullable NewerSchemaException newerSchema;
    private volatile @Nullable Instant lastSuccess;

    ConsumerState(Clock clock) {
        this.clock = clock;
    }

    void failed(RuntimeException e) {
        newerSchema = e instanceof NewerSchemaException newer ? newer : null;
        if (failingSince == null) {
            LOG.error("Events cannot be applied now; this is tried again until it works", e);
            failingSince = clock.instant();
        }
    }

    void succeeded() {
        if (failingSince != null) {
            LOG.info("Events are applied again");
        }
        failingSince = null;
        newerSchema = null;
        lastSuccess = clock.instant();
    }

    /** When the trouble that goes on began, or {@code null} if there is none. */
    @Nullable Instant failingSince() {
        return failingSince;
    }

    /** The trouble that goes on if it is one that ends with an upgrade, or {@code null}. */
    @Nullable NewerSchemaException newerSchema() {
        return newerSchema;
    }

    @Nullable Instant lastSuccess() {
        return lastSuccess;
    }
}
