package dev.tribal.platform.scrub;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes one of what several rules found in one place. All that any of them would take out is taken out, under the name
 * of the rule that knows most about it; weak rules give way, and nothing touches an earlier placeholder.
 */
final class Findings {
    private static final Comparator<Found> BY_PLACE =
            Comparator.comparingInt(Found::start).thenComparingInt(Found::end);

    private final List<Found> found;

    Findings(List<Found> found) {
        this.found = found;
    }

    /** In the order of the text, none overlapping another. */
    List<Found> distinct() {
        if (found.isEmpty()) {
            return found;
        }
        List<Found> done = found.stream().filter(Found::isDone).sorted(BY_PLACE).toList();
        List<Found> strong = merged(
                apart(found.stream().filter(one -> !one.isDone() && !one.rule().isWeak()), done));
        List<Found> weak =
                merged(apart(apart(found.stream().filter(one -> one.rule().isWeak()), done).stream(), strong));
        List<Found> all = new ArrayList<>(strong);
        all.addAll(weak);
        all.sort(BY_PLACE);
        return all;
    }

    /** Those that overlap none of the others, sorted; the others are sorted and do not overlap each other. */
    private static List<Found> apart(Stream<Found> candidates, List<Found> others) {
        List<Found> result = new ArrayList<>();
        int next = 0;
        for (Found one : candidates.sorted(BY_PLACE).toList()) {
            while (next < others.size() && others.get(next).end() <= one.start()) {
                next++;
            }
            if (next == others.size() || others.get(next).start() >= one.end()) {
                result.add(one);
            }
        }
        return result;
    }

    private static List<Found> merged(List<Found> sorted) {
        List<Found> result = new ArrayList<>();
        for (Found one : sorted) {
            if (!result.isEmpty() && result.getLast().end() > one.start()) {
                result.set(result.size() - 1, result.getLast().with(one));
            } else {
                result.add(one);
            }
        }
        return result;
    }
}
