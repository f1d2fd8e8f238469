package dev.tribal.platform.limits;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of one service; see {@code tribal-defaults.yml} for the values.
 *
 * @param enabled false to count nothing
 * @param redisUrl where instances share their buckets, {@code redis://} or {@code rediss://}; {@code null} or blank to
 *     count in each instance
 * @param caller what one key or user may ask for per minute
 * @param tenant what all callers of a tenant may ask for together per minute
 * @param strangerRequestsPerMinute how many requests without valid credentials may come from one address
 * @param strangerSignInsPerMinute how many passwords may be tried from one address
 * @param strangerRegistrationsPerMinute how many clients may be registered from one address
 * @param tenants budgets of single tenants that differ from {@code tenant}
 * @param searches how many searches of a tenant are worked on at once
 * @param uploads how many uploads of a tenant are worked on at once
 * @param uploadMemory how much memory bodies, and what is made of them, may take at a time; {@code null} for two fifths
 *     of the heap
 */
@ConfigurationProperties("tribal.limits")
public record LimitsSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable String redisUrl,
        Budgets caller,
        Budgets tenant,
        long strangerRequestsPerMinute,
        long strangerSignInsPerMinute,
        long strangerRegistrationsPerMinute,
        @DefaultValue Map<String, TenantBudgets> tenants,
        Share searches,
        Share uploads,
        @Nullable DataSize uploadMemory) {
    public LimitsSettings {
        if (caller == null || tenant == null || searches == null || uploads == null) {
            throw new IllegalArgumentException(
                    "tribal.limits.caller, .tenant, .searches and .uploads must be set, as tribal-defaults.yml does");
        }
        redisUrl = redisUrl == null || redisUrl.isBlank() ? null : redisUrl.strip();
        if (redisUrl != null && !isRedis(redisUrl)) {
            throw new IllegalArgumentException(
                    "tribal.limits.redis-url must be redis://host:port or rediss://host:port");
        }
        requirePositive("upload-memory", uploadMemory == null ? 1 : uploadMemory.toBytes());
        requirePositive("stranger-requests-per-minute", strangerRequestsPerMinute);
        requirePositive("stranger-sign-ins-per-minute", strangerSignInsPerMinute);
        requirePositive("stranger-registrations-per-minute", strangerRegistrationsPerMinute);
        tenants = Map.copyOf(tenants);
    }

    /** In bytes. The rest of the heap is for the index, the caches and all other work. */
    long uploadBytes() {
        return uploadMemory == null ? Runtime.getRuntime().maxMemory() / 5 * 2 : uploadMemory.toBytes();
    }

    /** What the callers of a tenant may ask for together. */
    Budgets budgetsOf(String name) {
        TenantBudgets changes = tenants.get(name);
        return changes == null ? tenant : changes.over(tenant);
    }

    private static boolean isRedis(String url) {
        try {
            String scheme = URI.create(url).getScheme();
            return "redis".equals(scheme) || "rediss".equals(scheme);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void requirePositive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("tribal.limits.%s must be at least 1".formatted(key));
        }
    }

    /** Keeps the address of Redis, which may hold a password, out of logs. */
    @Override
    public String toString() {
        return "LimitsSettings[enabled=%s, shared=%s]".formatted(enabled, redisUrl != null);
    }

    /** So much per minute; an upload costs its size. */
    public record Budgets(long readsPerMinute, long writesPerMinute, DataSize uploadsPerMinute) {
        public Budgets {
            requirePositive("….reads-per-minute", readsPerMinute);
            requirePositive("….writes-per-minute", writesPerMinute);
            requirePositive("….uploads-per-minute", uploadsPerMinute == null ? 0 : uploadsPerMinute.toBytes());
        }
    }

    /** What differs for one tenant; {@code null} for what does not. */
    public record TenantBudgets(
            @Nullable Long readsPerMinute,
            @Nullable Long writesPerMinute,
            @Nullable DataSize uploadsPerMinute) {
        Budgets over(Budgets usual) {
            return new Budgets(
                    readsPerMinute == null ? usual.readsPerMinute() : readsPerMinute,
                    writesPerMinute == null ? usual.writesPerMinute() : writesPerMinute,
                    uploadsPerMinute == null ? usual.uploadsPerMinute() : uploadsPerMinute);
        }
    }

    /**
     * A tenant's share of the work on expensive requests.
     *
     * @param concurrent how many are worked on at once
     * @param waiting how many more may wait for their turn
     * @param maxWait how long one waits at most
     */
    public record Share(int concurrent, int waiting, Duration maxWait) {
        public Share {
            requirePositive("….concurrent", concurrent);
            if (waiting < 0 || maxWait == null || maxWait.isNegative()) {
                throw new IllegalArgumentException("tribal.limits.….waiting and ….max-wait must not be negative");
            }
        }
    }
}
