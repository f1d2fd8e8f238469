package dev.tribal.search;

import dev.tribal.platform.log.ProblemMatcher;
import dev.tribal.platform.log.Rules;
import dev.tribal.search.feed.FeedSettings;
import dev.tribal.search.similar.RankingSettings;
import dev.tribal.search.solutions.SolutionSettings;
import dev.tribal.search.verdict.VerdictSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of search-service.
 *
 * @param dataDir folder of the read model, of this instance only; can be deleted while it is stopped
 * @param feed how the read model is kept up to date
 * @param ranking how results are found and ranked
 * @param verdict from which probability on a result is what
 * @param solutions how the solutions of a result are ranked
 * @param problemMatchersFile problem matchers of the installation's own, which find the errors in a log that is searched
 *     by before those that come with Tribal do; {@code null} for none
 */
@ConfigurationProperties("tribal.search")
public record SearchSettings(
        Path dataDir,
        @DefaultValue FeedSettings feed,
        @DefaultValue RankingSettings ranking,
        @DefaultValue VerdictSettings verdict,
        @DefaultValue SolutionSettings solutions,
        @Nullable Path problemMatchersFile) {
    public SearchSettings {
        Objects.requireNonNull(dataDir, "tribal.search.data-dir must be set");
    }

    /**
     * The installation's own problem matchers, then those that come with Tribal.
     *
     * @throws IllegalArgumentException if the file cannot be read or is no file of problem matchers
     */
    List<ProblemMatcher> problemMatchers() {
        return Rules.with(problemMatchersFile, "tribal.search.problem-matchers-file");
    }
}
