package dev.tribal.search.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * How often an error was reported on each of the last 30 days of UTC, today included, as bars in a drawing of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param known whether the days were counted at all
 * @param label the same in words
 */
record Sparkline(List<Bar> bars, boolean known, String label) {
    static final int DAYS = 30;
    static final int HEIGHT = 24;
    static final int STEP = 4;
    static final int WIDTH = DAYS * STEP;

    private static final int LEAST = 2;

    Sparkline {
        bars = List.copyOf(bars);
    }

    static Sparkline of(Map<LocalDate, Long> counts, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<LocalDate> days = LongStream.range(0, DAYS)
                .mapToObj(i -> today.minusDays(DAYS - 1 - i))
                .toList();
        long most = days.stream().mapToLong(day -> count(counts, day)).max().orElse(0);
        long total = days.stream().mapToLong(day -> count(counts, day)).sum();
        List<Bar> bars = days.stream()
                .map(day ->
                        new Bar(days.indexOf(day) * STEP, height(count(counts, day), most), day, count(counts, day)))
                .toList();
        String label = "%s in the last %d days (UTC), at most %s on one day"
                .formatted(Numbers.of(total, "occurrence", "occurrences"), DAYS, Numbers.full(most));
        return new Sparkline(bars, !counts.isEmpty(), label);
    }

    private static long count(Map<LocalDate, Long> counts, LocalDate day) {
        Long count = counts.get(day);
        return count == null ? 0 : count;
    }

    /** One report is still seen beside a storm. */
    private static int height(long count, long most) {
        return count == 0 ? 1 : Math.max(LEAST, Math.toIntExact(Math.round((double) count / most * HEIGHT)));
    }

    /**
     * One day.
     *
     * @param x where it begins
     * @param height 1 for a day without reports
     */
    record Bar(int x, int height, LocalDate day, long count) {
        int y() {
            return HEIGHT - height;
        }

        String title() {
            return day + " (UTC): " + Numbers.full(count);
        }
    }
}
