package dev.tribal.search.similar;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How results are found and ranked.
 *
 * @param depth how many hits of each leg are fused, 1 to 200
 * @param rerankDepth how many of the fused hits are ordered by all evidence, 50 to 200
 * @param fusionConstant k of reciprocal rank fusion, positive; the smaller, the more the first ranks count
 * @param maxTerms how many different terms of a query are searched, its rarest, 1 to 128
 * @param minSimilarity the least cosine of a hit that shares no word with the query, -1 to 1
 * @param featureCache about how much memory is used to keep what records are compared by, at most 1 GB
 * @param nearestTimeout how long an answer waits for the nearest neighbours, positive
 */
public record RankingSettings(
        @DefaultValue("100") int depth,
        @DefaultValue("60") int rerankDepth,
        @DefaultValue("10") int fusionConstant,
        @DefaultValue("64") int maxTerms,
        @DefaultValue("0.3") double minSimilarity,
        @DefaultValue("64MB") DataSize featureCache,
        @DefaultValue("1s") Duration nearestTimeout) {
    /** Lucene counts every term once for each field and refuses queries of more than 1,024. */
    private static final int MAX_TERMS = 128;

    public RankingSettings {
        require(depth >= 1 && depth <= 200, "depth must be 1 to 200");
        require(rerankDepth >= 50 && rerankDepth <= 200, "rerank-depth must be 50 to 200");
        require(fusionConstant > 0, "fusion-constant must be positive");
        require(maxTerms >= 1 && maxTerms <= MAX_TERMS, "max-terms must be 1 to " + MAX_TERMS);
        require(minSimilarity >= -1 && minSimilarity <= 1, "min-similarity must be -1 to 1");
        require(
                !featureCache.isNegative() && featureCache.compareTo(DataSize.ofGigabytes(1)) <= 0,
                "feature-cache must be 0 to 1GB");
        require(nearestTimeout.isPositive(), "nearest-timeout must be positive");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("tribal.search.ranking." + rule);
        }
    }
}
