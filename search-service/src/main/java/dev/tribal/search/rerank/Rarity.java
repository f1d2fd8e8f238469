package dev.tribal.search.rerank;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How rare things are among the candidates: 0 for what all have. */
final class Rarity {
    private final int candidates;
    private final Map<String, Integer> counts = new HashMap<>();

    Rarity(Collection<? extends Collection<String>> candidates) {
        this.candidates = candidates.size();
        candidates.forEach(things -> things.forEach(thing -> counts.merge(thing, 1, Integer::sum)));
    }

    /** What a thing weighs; the more, the fewer candidates have it. */
    double of(String thing) {
        int count = counts.getOrDefault(thing, 0);
        return Math.log1p((candidates - count + 0.5) / (count + 0.5));
    }

    /** The weight of what is in the other set, too, as a share of all; 0 if there is nothing. */
    double share(Set<String> things, Set<String> other) {
        double all = 0;
        double common = 0;
        for (String thing : things) {
            double weight = of(thing);
            all += weight;
            common += other.contains(thing) ? weight : 0;
        }
        return all == 0 ? 0 : common / all;
    }
}
