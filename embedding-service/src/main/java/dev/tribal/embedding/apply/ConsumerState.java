package dev.tribal.embedding.apply;

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
    private volatile @Nullable Instant lastSuccess;

    ConsumerState(Clock clock) {
        this.clock = clock;
    }

    void failed(RuntimeException e) {
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
        lastSuccess = clock.instant();
    }

    /** When the trouble that goes on began, or {@code null} if there is none. */
    @Nullable Instant failingSince() {
        return failingSince;
    }

    @Nullable Instant lastSuccess() {
        return lastSuccess;
    }
}
