package dev.tribal.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Time from {@code ./tribal up} (built) to the announcement, and resident memory then. */
final class StartUp {
    private StartUp() {}

    static void measure(Path dataDir, int runs, Table table) throws IOException {
        // The first start makes keys and topics; it is not measured.
        Product.up(dataDir).close();
        long[] nanos = new long[runs];
        long memory = 0;
        for (int i = 0; i < runs; i++) {
            try (var product = Product.up(dataDir)) {
                nanos[i] = product.startUp().toNanos();
                memory = Math.max(memory, product.residentMebibytes());
            }
        }
        double median = new Sample(nanos).millis(0.5) / 1000;
        table.add("start to ready, median of " + runs, String.format(Locale.ROOT, "%.1f s", median), "", "");
        table.add("resident memory when ready", memory + " MiB", "", "");
    }
}
