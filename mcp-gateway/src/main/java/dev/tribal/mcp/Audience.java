package dev.tribal.mcp;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.platform.security.Caller;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who sees the same records: the callers of a tenant, or of it those who are restricted to the same projects. */
public final class Audience {
    /** Neither in names of tenants nor of projects. */
    private static final String BORDER = "\u0000";

    private Audience() {}

    /** The name of a caller's audience. */
    static String of(Caller caller) {
        return caller.projects().isEmpty()
                ? caller.tenant()
                : caller.tenant() + BORDER + String.join(BORDER, new TreeSet<>(caller.projects()));
    }

    /**
     * Whether an audience may hear that a record changed.
     *
     * @param record its new state; {@code null} if it is deleted, which only the whole tenant hears of, because nobody
     *     can say any more where it came from
     */
    public static boolean sees(String audience, String tenant, @Nullable ErrorRecord record) {
        if (audience.equals(tenant)) {
            return true;
        }
        if (record == null || !audience.startsWith(tenant + BORDER)) {
            return false;
        }
        List<String> parts = Arrays.asList(audience.split(BORDER));
        Set<String> projects = new HashSet<>(parts.subList(1, parts.size()));
        return projects.containsAll(record.reportedFrom());
    }
}
