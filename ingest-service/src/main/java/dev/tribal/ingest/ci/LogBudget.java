package dev.tribal.ingest.ci;

import dev.tribal.platform.log.LogArchive;
import dev.tribal.platform.log.LogError;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * How long the logs of one result are read, and how much of them is held: as much as of an archive of logs, because
 * nothing of a result is published before all of them are read.
 */
final class LogBudget {
    private final Clock clock;
    private final Instant end;
    private int characters = LogArchive.MOST_TEXT;
    private int errors = LogArchive.MOST_ERRORS;

    /** @param end no log is begun after it */
    LogBudget(Clock clock, Instant end) {
        this.clock = clock;
        this.end = end;
    }

    /** Whether another log may be read. */
    boolean isLeft() {
        return errors > 0 && characters > 0 && clock.instant().isBefore(end);
    }

    /** Takes what the errors of a log need; false, and nothing is taken, if there is less. */
    boolean take(List<LogError> found) {
        int more = found.stream().mapToInt(error -> error.text().length()).sum();
        if (found.size() > errors || more > characters) {
            return false;
        }
        errors -= found.size();
        characters -= more;
        return true;
    }
}
