package dev.tribal.platform.health;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;

/**
 * Logs what is wrong with a part when that begins or changes: looks come every few seconds, and from strangers too. Without the
 * stack, which says the same each time.
 */
public final class Complaints {
    private final Logger log;
    private final AtomicReference<@Nullable String> last = new AtomicReference<>();

    /** @param log of the part */
    public Complaints(Logger log) {
        this.log = log;
    }

    /** A look found something wrong; it is logged with the innermost cause unless the last look found the same. */
    public void wrong(String sentence, RuntimeException e) {
        if (!sentence.equals(last.getAndSet(sentence))) {
            log.warn(
                    "{} ({})",
                    sentence,
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        }
    }

    /** A look found nothing wrong; what comes next is logged again. */
    public void well() {
        last.set(null);
    }
}
