package dev.tribal.benchmarks.quality;

import dev.tribal.platform.quality.RetrievalSet;
import dev.tribal.platform.quality.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finding the earlier error or its explanation: every set, all in one index, and against solutions only. */
final class RetrievalQuality {
    static final String HEADER = """
            | set | questions | ranked by | success@1 (95 %) | recall@5 | recall@10 | MRR@10 (95 %) | Tribal's MRR above (95 %) |
            |---|---|---|---|---|---|---|---|""";

    private static final int QUICK_QUESTIONS = 300;

    private final SharedData data;
    private final VectorCache cache;
    private final boolean quick;
    private final Consumer<String> rows;

    /** @param quick whether to ask some of the masked questions only, and to leave out the classic way */
    RetrievalQuality(SharedData data, VectorCache cache, boolean quick, Consumer<String> rows) {
        this.data = data;
        this.cache = cache;
        this.quick = quick;
        this.rows = rows;
    }

    void measure() throws IOException {
        List<RetrievalSet> raw = new ArrayList<>();
        List<RetrievalSet> masked = new ArrayList<>();
        for (String name : data.setsIn("retrieval")) {
            raw.add(RetrievalSet.read(data, name, false));
            masked.add(RetrievalSet.read(data, name, true));
        }
        for (RetrievalSet set : masked) {
            measure(set, "masked");
        }
        for (RetrievalSet set : masked) {
            RetrievalSet solved = set.withSolutions();
            if (!solved.questions().isEmpty()
                    && solved.records().size() < set.records().size()) {
                measure(solved, "masked");
            }
        }
        for (RetrievalSet set : crossProject()) {
            measure(set, "masked");
        }
        measure(RetrievalSet.union("all in one index", masked), "masked");
        if (quick) {
            return;
        }
        for (RetrievalSet set : raw) {
            measure(set, "raw");
        }
        measure(RetrievalSet.union("all in one index", raw), "raw");
    }

    /** The sets whose judgements say which answers are of other projects, with those answers only. */
    private List<RetrievalSet> crossProject() throws IOException {
        List<RetrievalSet> sets = new ArrayList<>();
        for (String name : data.setsIn("retrieval")) {
            var set = RetrievalSet.read(
                    data, name, true, judged -> judged.path("cross_project").asBoolean(false));
            if (!set.questions().isEmpty()) {
                sets.add(new RetrievalSet(set.name() + ", other projects", set.records(), set.questions()));
            }
        }
        return sets;
    }

    private void measure(RetrievalSet all, String kind) throws IOException {
        RetrievalSet set = quick ? all.some(QUICK_QUESTIONS) : all;
        var dense = new DenseRanker(set, Rendering.PRODUCT, cache);
        try (var bm25 = new LuceneRanker(set);
                var product = new ProductRanker(set, dense)) {
            var own = RetrievalFigures.of(product, set.questions());
            row(set, kind, "Tribal", own, "");
            row(set, kind, "BM25 alone", bm25, own);
            row(set, kind, "dense alone", dense, own);
            if (!quick) {
                row(set, kind, "classic way", new DenseRanker(set, Rendering.CLASSIC, cache), own);
            }
        }
    }

    private void row(RetrievalSet set, String kind, String name, Ranker ranker, RetrievalFigures own)
            throws IOException {
        var figures = RetrievalFigures.of(ranker, set.questions());
        row(set, kind, name, figures, own.above(figures));
    }

    private void row(RetrievalSet set, String kind, String name, RetrievalFigures figures, String above) {
        rows.accept("| %s, %s | %d | %s | %s | %s |"
                .formatted(set.name(), kind, set.questions().size(), name, figures.cells(), above));
    }
}
