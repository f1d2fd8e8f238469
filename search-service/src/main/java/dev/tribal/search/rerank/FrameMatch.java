package dev.tribal.search.rerank;

import java.util.HashMap;
import java.util.Map;

/**
 * Likeness of two stack traces by aligned frames, in time linear in their length: the n-th occurrence of a function in
 * one stands for the n-th in the other, and a frame counts less the deeper it lies (Rodrigues and others: FaST, a
 * linear time stack trace alignment heuristic for crash report deduplication, MSR 2022); rare functions count more (Vasiliev
 * and others: TraceSim, 2020).
 */
final class FrameMatch {
    private FrameMatch() {}

    /** 0 if nothing fits or there are no frames, 1 for the same frames in the same places. */
    static double likeness(int[] one, int[] other, Rarity rarity) {
        if (one.length == 0 && other.length == 0) {
            return 0;
        }
        Map<Integer, Double> places = new HashMap<>();
        double all = 0;
        for (var frame : weights(other, rarity).entrySet()) {
            places.put(frame.getKey(), frame.getValue());
            all += frame.getValue();
        }
        double common = 0;
        for (var frame : weights(one, rarity).entrySet()) {
            all += frame.getValue();
            double there = places.getOrDefault(frame.getKey(), 0.0);
            common += there == 0 ? 0 : there + frame.getValue() - Math.abs(there - frame.getValue());
        }
        return all == 0 ? 0 : common / all;
    }

    private static Map<Integer, Double> weights(int[] frames, Rarity rarity) {
        Map<Integer, Integer> seen = new HashMap<>();
        Map<Integer, Double> weights = new HashMap<>();
        for (int i = 0; i < frames.length; i++) {
            int frame = frames[i];
            int occurrence = seen.merge(frame, 1, Integer::sum);
            weights.put(frame * 31 + occurrence, rarity.of(frame) / Math.sqrt(i + 1.0));
        }
        return weights;
    }
}
