package dev.tribal.search.solutions;

import dev.tribal.contracts.Outcome;
import dev.tribal.contracts.Outcomes;
import dev.tribal.contracts.Source;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the outcomes of a solution weigh now: those that a CI run saw more than those that a person saw, and these more
 * than those of agents; each half after a half-life.
 *
 * @param worked the weight of those that worked
 * @param all the weight of all
 */
record Evidence(double worked, double all) {
    private static final double CI = 1;
    private static final double HUMAN = 0.8;
    private static final double AGENT = 0.5;

    static Evidence of(Outcomes outcomes, Duration halfLife, Instant now) {
        var age = new Age(halfLife, now);
        double worked = 0;
        double failed = 0;
        long listedWorked = 0;
        for (Outcome outcome : outcomes.listed()) {
            double weight = weight(outcome.source()) * age.factor(outcome.reportedAt());
            worked += outcome.worked() ? weight : 0;
            failed += outcome.worked() ? 0 : weight;
            listedWorked += outcome.worked() ? 1 : 0;
        }
        if (!outcomes.listed().isEmpty()) {
            // Of what is no longer listed, only the number is known; it counts the least that it can.
            double least = AGENT * age.factor(outcomes.listed().getLast().reportedAt());
            worked += least * Math.max(0, outcomes.worked() - listedWorked);
            failed += least * Math.max(0, outcomes.failed() - (outcomes.listed().size() - listedWorked));
        }
        if (outcomes.disputedAt() != null) {
            // That an error came back needs nobody's word.
            failed += CI * outcomes.regressions() * age.factor(outcomes.disputedAt());
        }
        return new Evidence(worked, worked + failed);
    }

    private static double weight(@Nullable Source source) {
        return switch (source) {
            case CI -> CI;
            case HUMAN -> HUMAN;
            case AGENT, APP -> AGENT;
            case null -> AGENT;
        };
    }

    private record Age(Duration halfLife, Instant now) {
        double factor(Instant time) {
            double halfLives = (double) Duration.between(time, now).toMillis() / halfLife.toMillis();
            return Math.pow(2, -Math.max(0, halfLives));
        }
    }
}
