package dev.tribal.contracts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often an error was reported on each of the latest days that it was reported on, in UTC, oldest first. */
public final class OccurrenceDays {
    /** How many days are kept. */
    public static final int MOST = 30;

    private OccurrenceDays() {}

    /** The same with one more report on a day. */
    public static Map<LocalDate, Long> plus(Map<LocalDate, Long> days, LocalDate day) {
        var all = new TreeMap<>(days);
        all.merge(day, 1L, Long::sum);
        return latest(all);
    }

    /** The days of several errors together. */
    public static Map<LocalDate, Long> sum(Collection<Map<LocalDate, Long>> several) {
        var all = new TreeMap<LocalDate, Long>();
        several.forEach(days -> days.forEach((day, count) -> all.merge(day, count, Long::sum)));
        return latest(all);
    }

    /** The same in the order of time, without what is too old to be kept. */
    static Map<LocalDate, Long> latest(Map<LocalDate, Long> days) {
        SortedMap<LocalDate, Long> sorted = new TreeMap<>(days);
        while (sorted.size() > MOST) {
            sorted.remove(sorted.firstKey());
        }
        return Collections.unmodifiableMap(sorted);
    }
}
