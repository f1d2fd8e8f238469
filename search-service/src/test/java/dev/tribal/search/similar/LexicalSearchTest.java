package dev.tribal.search.similar;

import static dev.tribal.search.Records.TENANT;
import static dev.tribal.search.Records.change;
import static dev.tribal.search.Records.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.TextField;
import dev.tribal.search.similar.LexicalSearch.LexicalHits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.search.IndexSearcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class LexicalSearchTest {
    private static final RankingSettings MANY_TERMS =
            new RankingSettings(100, 60, 10, 128, 0.3, DataSize.ofMegabytes(1), Duration.ofSeconds(1));

    @TempDir
    private Path folder;

    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = new Catalog(folder);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

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
