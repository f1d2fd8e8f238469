package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an accepted event stands in the log of error events. A read that names it as {@code min_position} waits until
 * the event is applied, which gives read-your-writes over any instance.
 *
 * @param partition partition of {@link dev.tribal.contracts.event.Topics#ERROR_EVENTS}, from 0
 * @param offset offset in that partition, from 0
 */
public record Position(int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,10})-([0-9]{1,19})");

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
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A position is written partition-offset, for example 3-1042");
        }
        // Integer and Long refuse what is too large with an IllegalArgumentException as well.
        return new Position(Integer.parseInt(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    @Override
    @JsonValue
    public String toString() {
        return partition + "-" + offset;
    }
}
