package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static dev.tribal.search.Records.inProject;
import static dev.tribal.search.Records.solved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.ChangeRange;
import dev.tribal.contracts.Solution;
import dev.tribal.contracts.event.RecordChange;
import dev.tribal.search.WithCatalog;
import dev.tribal.search.catalog.TextField;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.similar.LexicalSearch.LexicalHits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LexicalSearchTest extends WithCatalog {
    private static final RankingSettings MANY_TERMS =
            new RankingSettings(100, 60, 10, 128, 0.3, DataSize.ofMegabytes(1), Duration.ofSeconds(1));

    @Test
    void unknownWordsFindNothing() {
        apply("cart", "A", "total is null");
        assertThat(ids(MANY_TERMS, new SearchText("completely different", null)))
                .isEmpty();
    }

    @Test
    void wordInTheErrorTypeOrTheMessageIsFound() {
        apply("typed", "FrobnicationError", "it broke");
        apply("told", "Error", "frobnication error");
        assertThat(ids(MANY_TERMS, new SearchText("frobnication", null)))
                .containsExactlyInAnyOrder(id("typed"), id("told"));
    }

    @Test
    void onlyTheRarestTermsOfALongTextAreSearched() {
        apply("rare", "A", "common unusual");
        apply("other", "A", "common");
        var oneTerm = new RankingSettings(100, 60, 10, 1, 0.3, DataSize.ofMegabytes(1), Duration.ofSeconds(1));
        assertThat(ids(oneTerm, new SearchText("common unusual", null))).containsExactly(id("rare"));
    }

    @Test
    void whatOthersWroteChangesNeitherTheTermsNorTheOrder() {
        apply("first", "A", "alpha");
        apply("second", "A", "gamma");
        LexicalHits alone = hits(MANY_TERMS, new SearchText("alpha gamma", null));
        List<UUID> order = ids(MANY_TERMS, new SearchText("alpha gamma", null));
        catalog.apply(
                IntStream.range(0, 50)
                        .mapToObj(i -> change("competitor", "other" + i, i, "B", "alpha alpha of a long text"))
                        .toList(),
                Map.of());
        LexicalHits among = hits(MANY_TERMS, new SearchText("alpha gamma", null));
        assertThat(among.terms()).isEqualTo(alone.terms());
        assertThat(among.scores().values())
                .containsExactlyElementsOf(alone.scores().values());
        assertThat(ids(MANY_TERMS, new SearchText("alpha gamma", null))).isEqualTo(order);
    }

    @Test
    void whatPassesTheFiltersIsFoundByWordsThatAreCommonElsewhere() {
        List<RecordChange> others = IntStream.range(0, 8)
                .mapToObj(i -> inProject("other", "o" + i, i, "A", i < 4 ? "unusual common" : "common"))
                .toList();
        catalog.apply(others, Map.of());
        catalog.apply(List.of(inProject("mine", "mine", 9, "A", "common")), Map.of());
        var filters = new Filters(Visible.ofTenant(TENANT), null, null, null, "mine");
        var one = new RankingSettings(1, 60, 10, 128, 0.3, DataSize.ofMegabytes(1), Duration.ofSeconds(1));

        List<UUID> found = catalog.read(searcher -> searcherIds(
                searcher,
                new LexicalSearch(one, 4)
                        .search(searcher, List.of(new SearchText("unusual common", null)), filters)
                        .documents()));

        assertThat(found).containsExactly(id("mine"));
    }

    @Test
    void textsOfCandidatesFindNothing() {
        Solution said = solution("Restart it", null);
        Solution generated = solution("It went away between these changes", new ChangeRange("a1", "b1", null));
        catalog.apply(List.of(solved(change("cart", 1, "A", "boom"), said, generated)), Map.of());

        assertThat(ids(MANY_TERMS, new SearchText("restart", null))).containsExactly(id("cart"));
        assertThat(ids(MANY_TERMS, new SearchText("between these changes", null)))
                .isEmpty();
    }

    @Test
    void threeLongTextsStayBelowLucenesLimitOfClauses() {
        String words = IntStream.range(0, 1000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        apply("long", "A", words);
        assertThat(ids(
                        MANY_TERMS,
                        new SearchText(words, TextField.MESSAGE),
                        new SearchText(words, TextField.CODE),
                        new SearchText(words, TextField.TASK)))
                .containsExactly(id("long"));
        assertThat(ids(MANY_TERMS, new SearchText(words, null))).containsExactly(id("long"));
    }

    private static Solution solution(String description, @Nullable ChangeRange candidate) {
        var solution =
                new Solution(UUID.randomUUID(), description, null, null, List.of(), null, "key:test", Instant.EPOCH);
        return candidate == null ? solution : solution.with(candidate);
    }

    private void apply(String name, String type, String message) {
        catalog.apply(List.of(change(name, 1, type, message)), Map.of());
    }

    private LexicalHits hits(RankingSettings settings, SearchText... texts) {
        return catalog.read(
                searcher -> new LexicalSearch(settings).search(searcher, List.of(texts), Filters.ofTenant(TENANT)));
    }

    private List<UUID> ids(RankingSettings settings, SearchText... texts) {
        return catalog.read(searcher -> {
            var hits = new LexicalSearch(settings).search(searcher, List.of(texts), Filters.ofTenant(TENANT));
            return searcherIds(searcher, hits.documents());
        });
    }

    private List<UUID> searcherIds(IndexSearcher searcher, List<Integer> documents) throws IOException {
        var ids = new ArrayList<UUID>();
        for (int document : documents) {
            ids.add(catalog.record(searcher, document).id());
        }
        return ids;
    }
}
