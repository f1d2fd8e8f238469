package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where an accepted event stands in the log of error events. A read that names it as {@code min_position} waits until
 * the event is applied, which gives read-your-writes over any instance.
 *
 * @param partition partition of {@link dev.tribal.contracts.event.Topics#ERROR_EVENTS}, from 0
 * @param offset offset in that partition, from 0
 */
public record Position(int partition, long offset) {
    public Position {
        if (partition < 0 || offset < 0) {
            throw new IllegalArgumentException("A position has no negative part: " + partition + "-" + offset);
        }
    }

    /**
     * Reads the form {@code partition-offset}, for example {@code 3-1042}.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    @JsonCreator
    public static Position of(String text) {
        int dash = text.indexOf('-');
        try {
            return new Position(
                    Integer.parseUnsignedInt(text.substring(0, Math.max(dash, 0))),
                    Long.parseUnsignedLong(text.substring(dash + 1)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A position is written partition-offset, for example 3-1042", e);
        }
    }

    @Override
    @JsonValue
    public String toString() {
        return partition + "-" + offset;
    }
}
