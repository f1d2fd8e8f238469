package dev.tribal.contracts.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param query any text, at most {@link dev.tribal.contracts.Limits#QUERY} characters
 * @param limit how many neighbours at most, 1 to {@link #MOST}
 * @param among the only records that may be in the answer, at most {@link #MOST}; {@code null} for all
 */
public record NearestQuery(
        String query, int limit, @Nullable List<UUID> among) {
    /** Most neighbours of one answer, and most records to choose from. */
    public static final int MOST = 1_000;

    public NearestQuery {
        among = among == null ? null : List.copyOf(among);
    }
}
