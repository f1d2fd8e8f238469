package dev.tribal.search.solutions;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How solutions are ranked.
 *
 * @param halfLife an outcome counts half after this time, positive
 */
public record SolutionSettings(@DefaultValue("180d") Duration halfLife) {
    public SolutionSettings {
        if (!halfLife.isPositive()) {
            throw new IllegalArgumentException("tribal.search.solutions.half-life must be positive");
        }
    }
}
