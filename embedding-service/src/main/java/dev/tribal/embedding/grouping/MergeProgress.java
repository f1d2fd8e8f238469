package dev.tribal.embedding.grouping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * How far the merges are that follow from a switch.
 *
 * @param version the one that was switched on
 * @param state what is being done
 * @param merged how many are done, of those that this process found
 * @param of how many those are; 0 before they are looked for
 * @param keptApart how many records stay by themselves because somebody said so
 * @param leftOut how many records stay by themselves because an error has too many parts already
 * @param at when this was noted; who works notes it all the time
 * @param worker who works
 */
record MergeProgress(
        int version,
        State state,
        long merged,
        long of,
        @JsonProperty("kept_apart") long keptApart,
        @JsonProperty("left_out") long leftOut,
        Instant at,
        UUID worker) {
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);
    private static final UUID NOBODY = new UUID(0, 0);

    /** What can be done. */
    enum State {
        /** For reports under the version before to be applied. */
        @JsonProperty("waiting")
        WAITING,

        @JsonProperty("merging")
        MERGING,

        /** All are accepted, and are applied as any other events. */
        @JsonProperty("done")
        DONE
    }

    static MergeProgress waiting(int version, Instant now) {
        return new MergeProgress(version, State.WAITING, 0, 0, 0, 0, now, NOBODY);
    }

    static MergeProgress of(int version, MergePlan plan, UUID worker, Instant now) {
        return new MergeProgress(
                version, State.MERGING, 0, plan.merges().size(), plan.keptApart(), plan.leftOut(), now, worker);
    }

    MergeProgress plus(long more, Instant now) {
        return new MergeProgress(version, state, merged + more, of, keptApart, leftOut, now, worker);
    }

    MergeProgress done(Instant now) {
        return new MergeProgress(version, State.DONE, merged, of, keptApart, leftOut, now, worker);
    }

    @JsonIgnore
    boolean isDone() {
        return state == State.DONE;
    }

    /** Whether another process is at it. */
    boolean isWorkedOn(UUID other, Instant now) {
        return state == State.MERGING
                && !worker.equals(other)
                && at.plus(GIVEN_UP).isAfter(now);
    }
}
