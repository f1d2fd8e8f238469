package dev.tribal.search.similar;

import dev.tribal.contracts.event.RecordChange;
import dev.tribal.search.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.search.IndexSearcher;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * How well the words alone find what answers a question, on real errors.
 *
 * @param success share of queries whose first hit is an answer
 * @param recall share of the answers, at most ten, among the first ten
 * @param rank mean reciprocal rank of the first answer among the first ten
 */
record RankingQuality(int queries, double success, double recall, double rank) {
    private static final RankingSettings SETTINGS =
            new RankingSettings(100, 60, 10, 64, 0.3, DataSize.ofMegabytes(1), Duration.ofSeconds(1));

    /** Prints the figures of every set, and of all in one index. */
    public static void main(String[] arguments) throws IOException {
        var all = new ArrayList<RetrievalSet>();
        try (var folders = Files.newDirectoryStream(RetrievalSet.folder(), Files::isDirectory)) {
            for (Path folder : folders) {
                all.add(RetrievalSet.read(folder));
            }
        }
        for (RetrievalSet set : all) {
            System.out.println(set.name() + " " + of(set));
        }
        System.out.println("all " + of(union(all)));
    }

    static RankingQuality of(RetrievalSet set) throws IOException {
        Path folder = Files.createTempDirectory("ranking");
        try (var catalog = new Catalog(folder)) {
            catalog.apply(set.records(), Map.of());
            return catalog.read(searcher -> measure(catalog, searcher, set));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static RankingQuality measure(Catalog catalog, IndexSearcher searcher, RetrievalSet set)
            throws IOException {
        var search = new LexicalSearch(SETTINGS);
        double success = 0;
        double recall = 0;
        double rank = 0;
        for (var query : set.queries().entrySet()) {
            var text = List.of(new SearchText(query.getValue(), null));
            Set<UUID> answers = set.answers().get(query.getKey());
            List<Integer> hits =
                    search.search(searcher, text, Filters.ofTenant("t")).documents();
            int found = 0;
            for (int i = 0; i < Math.min(10, hits.size()); i++) {
                if (answers.contains(catalog.record(searcher, hits.get(i)).id())) {
                    success += i == 0 ? 1 : 0;
                    rank += found == 0 ? 1.0 / (i + 1) : 0;
                    found++;
                }
            }
            recall += (double) found / Math.min(10, answers.size());
        }
        int n = set.queries().size();
        return new RankingQuality(n, success / n, recall / n, rank / n);
    }

    private static RetrievalSet union(List<RetrievalSet> sets) {
        var records = new ArrayList<RecordChange>();
        Map<String, String> queries = new HashMap<>();
        Map<String, Set<UUID>> answers = new HashMap<>();
        for (RetrievalSet set : sets) {
            records.addAll(set.records());
            queries.putAll(set.queries());
            answers.putAll(set.answers());
        }
        return new RetrievalSet("all", records, queries, answers);
    }

    @Override
    public String toString() {
        return "%d queries: success@1 %.3f, recall@10 %.3f, MRR@10 %.3f".formatted(queries, success, recall, rank);
    }
}
