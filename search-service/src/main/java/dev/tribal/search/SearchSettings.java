package dev.tribal.search;

import dev.tribal.search.feed.FeedSettings;
import dev.tribal.search.similar.RankingSettings;
import dev.tribal.search.solutions.SolutionSettings;
import dev.tribal.search.verdict.VerdictSettings;
import java.nio.file.Path;
import java.util.Objects;
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
 */
@ConfigurationProperties("tribal.search")
public record SearchSettings(
        Path dataDir,
        @DefaultValue FeedSettings feed,
        @DefaultValue RankingSettings ranking,
        @DefaultValue VerdictSettings verdict,
        @DefaultValue SolutionSettings solutions) {
    public SearchSettings {
        Objects.requireNonNull(dataDir, "tribal.search.data-dir must be set");
    }
}
