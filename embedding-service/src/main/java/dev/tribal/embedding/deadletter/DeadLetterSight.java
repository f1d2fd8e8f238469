package dev.tribal.embedding.deadletter;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.security.Caller;
import dev.tribal.platform.security.CurrentCaller;
import java.time.Duration;
import java.util.function.Predicate;

/** Which dead letters a caller may see: those of its tenant; an operator also those of which nobody can tell the tenant. */
final class DeadLetterSight {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final CurrentCaller callers;
    private final DeadLetterFeed feed;

    DeadLetterSight(CurrentCaller callers, DeadLetterFeed feed) {
        this.callers = callers;
        this.feed = feed;
    }

    /**
     * What the caller of this request may see.
     *
     * @throws ProblemException {@code forbidden} if it is restricted to projects, because the project of an event that
     *     cannot be read is not known; {@code unavailable} while not all letters were read
     */
    Predicate<PutAside> ofCaller() {
        Caller caller = callers.get();
        if (!caller.projects().isEmpty()) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This needs a key that is not restricted to some projects of its tenant");
        }
        if (!feed.isComplete()) {
            throw ProblemException.unavailable(
                    "The dead letters are not read yet; is the Kafka broker there? Try again", RETRY_AFTER, null);
        }
        boolean operates = caller.scopes().contains(Scopes.INSTALLATION);
        return letter -> letter.key() == null ? operates : letter.key().tenant().equals(caller.tenant());
    }
}
