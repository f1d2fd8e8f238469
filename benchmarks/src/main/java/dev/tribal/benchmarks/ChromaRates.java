package dev.tribal.benchmarks;

import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexes;
import dev.tribal.embedding.index.chroma.ChromaSettings;
import dev.tribal.embedding.index.chroma.ChromaVectorIndexes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The index in Chroma beside bare calls of the same server, one by one in turns, so that a busy machine slows both. */
final class ChromaRates {
    private static final String BARE = "bare-benchmark";

    private ChromaRates() {}

    static void measure(URI url, List<Integer> sizes, int searches, Table table) {
        VectorIndexes indexes = new ChromaVectorIndexes(settings(url), null);
        var bare = new BareChroma(url);
        for (int size : sizes) {
            String name = VectorRates.IDENTITY.name(size);
            try (VectorIndex index = indexes.open(name, VectorRates.IDENTITY)) {
                double ours = VectorRates.fill(index, size);
                double theirs = bare.fill(BARE, size);
                table.add(
                        "chroma: vectors indexed per second, up to %,d".formatted(size),
                        String.format(Locale.ROOT, "%.0f/s", ours),
                        String.format(Locale.ROOT, "%.0f/s bare calls", theirs),
                        String.format(Locale.ROOT, "%.2f", ours / theirs));
                inTurns(index, bare, searches / 5);
                Sample[] both = inTurns(index, bare, searches);
                table.add(
                        "chroma: %d nearest of %,d vectors".formatted(VectorRates.NEIGHBOURS, size),
                        both[0].toString(),
                        both[1] + " bare calls",
                        String.format(Locale.ROOT, "%.2f", both[0].millis(0.5) / both[1].millis(0.5)));
            }
            indexes.drop(name);
            bare.drop(BARE);
        }
    }

    private static Sample[] inTurns(VectorIndex index, BareChroma bare, int searches) {
        long[] ours = new long[searches];
        long[] theirs = new long[searches];
        for (int i = 0; i < searches; i++) {
            ours[i] = VectorRates.search(index, i);
            theirs[i] = bare.search(VectorRates.query(i));
        }
        return new Sample[] {new Sample(ours), new Sample(theirs)};
    }

    private static ChromaSettings settings(URI url) {
        return new ChromaSettings(
                url,
                "default_tenant",
                "default_database",
                "Authorization",
                null,
                null,
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                100);
    }
}
