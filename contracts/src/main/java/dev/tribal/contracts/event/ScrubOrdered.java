package dev.tribal.contracts.event;

import java.util.Objects;

/**
 * An administrator ordered that a scrub rule is applied to what is stored of an error. It changes nothing else of the
 * error, and holds nothing of it.
 *
 * @param rule id of the rule, or {@link #EVERY_RULE}
 */
public record ScrubOrdered(String rule) implements ErrorEventData {
    /** Stands for all rules that are in force when the order is carried out. */
    public static final String EVERY_RULE = "all";

    public ScrubOrdered {
        Objects.requireNonNull(rule, "rule");
    }
}
