package dev.tribal.search.pages;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Counts the streams that are open, so that those of one tenant leave room for others. */
final class OpenStreams {
    private final Semaphore free;
    private final int mostPerTenant;

    /** Nothing is kept of a tenant that has none. */
    private final Map<String, Integer> perTenant = new ConcurrentHashMap<>();

    /**
     * @param most how many there may be
     * @param mostPerTenant how many of them one tenant may have
     */
    OpenStreams(int most, int mostPerTenant) {
        this.free = new Semaphore(most);
        this.mostPerTenant = mostPerTenant;
    }

    /** Takes the place of one more; {@code false} if there is none. */
    boolean open(String tenant) {
        if (!free.tryAcquire()) {
            return false;
        }
        if (perTenant.merge(tenant, 1, Integer::sum) > mostPerTenant) {
            close(tenant);
            return false;
        }
        return true;
    }

    void close(String tenant) {
        perTenant.computeIfPresent(tenant, (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
        free.release();
    }
}
