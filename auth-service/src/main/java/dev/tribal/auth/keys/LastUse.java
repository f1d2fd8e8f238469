package dev.tribal.auth.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.platform.sql.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes when a key was used last: seldom, and not while a request waits. */
public final class LastUse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastUse.class);
    private static final int MAX_REMEMBERED = 100_000;

    private final KeyTable table;
    private final Clock clock;
    private final Cache<String, Boolean> written;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("last-use").factory());

    public LastUse(Database database, Duration every, Clock clock) {
        this.table = new KeyTable(database);
        this.clock = clock;
        this.written = Caffeine.newBuilder()
                .maximumSize(MAX_REMEMBERED)
                .expireAfterWrite(every)
                .build();
    }

    void of(String id) {
        if (written.asMap().putIfAbsent(id, true) == null) {
            writer.execute(() -> write(id));
        }
    }

    private void write(String id) {
        try {
            table.touch(id, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("The last use of key {} could not be written: {}", id, e.getMessage());
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
