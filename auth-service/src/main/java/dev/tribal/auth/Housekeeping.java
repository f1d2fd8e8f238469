package dev.tribal.auth;

import dev.tribal.platform.lifecycle.Rounds;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does some small things every few minutes; what fails is tried again the next time. */
final class Housekeeping extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration FIRST_AFTER = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final List<Runnable> tasks;

    Housekeeping(List<Runnable> tasks) {
        super("auth-housekeeping");
        this.tasks = List.copyOf(tasks);
    }

    @Override
    protected Duration beforeFirst() {
        return FIRST_AFTER;
    }

    @Override
    protected Duration round() {
        for (Runnable task : tasks) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("Housekeeping of auth-service failed and is tried again: {}", e.getMessage());
            }
        }
        return EVERY;
    }
}
