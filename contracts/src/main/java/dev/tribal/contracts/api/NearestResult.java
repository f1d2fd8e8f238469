package dev.tribal.contracts.api;

import java.util.List;
import java.util.UUID;

/** The nearest error records, nearest first. */
public record NearestResult(List<Neighbour> neighbours) {
    public NearestResult {
        neighbours = List.copyOf(neighbours);
    }

    /**
     * @param id error record
     * @param similarity cosine of the angle between query and record, -1 to 1
     */
    public record Neighbour(UUID id, double similarity) {}
}
