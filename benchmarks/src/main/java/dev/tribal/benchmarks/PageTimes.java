package dev.tribal.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Time from asking for a page to its last byte, for the pages that people open, one after the other. */
final class PageTimes {
    private static final int LOADERS = 16;

    private PageTimes() {}

    /**
     * Adds a row for each page.
     *
     * @param records distinct errors that are there
     * @param requests of each page
     */
    static void measure(Product product, int records, int requests, Table table) {
        String error = product.report(Reports.report(0));
        Load.run(LOADERS, records, i -> product.post("/api/v1/errors", Reports.report(i), "Prefer", "wait=30"));
        var reader = PageReader.signedIn(product);
        for (var page : pages(error).entrySet()) {
            times(reader, page.getValue(), requests / 5);
            table.add(
                    "page %s, %,d records".formatted(page.getKey(), records),
                    "%s, %d KB".formatted(times(reader, page.getValue(), requests), kilobytes(reader, page.getValue())),
                    "",
                    "");
        }
    }

    private static Map<String, String> pages(String error) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("of errors", "/ui/errors");
        pages.put("of errors, searched", "/ui/errors?q=could+not+be+because+is+missing");
        pages.put("of one error", "/ui/errors/" + error);
        pages.put("of projects", "/ui/projects");
        pages.put("of solutions", "/ui/solutions");
        pages.put("of agents", "/ui/helpers");
        pages.put("of dead letters", "/ui/dead-letters");
        pages.put("of keys and members", "/ui/keys");
        pages.put("of the system", "/ui/system");
        return pages;
    }

    private static int kilobytes(PageReader reader, String page) {
        return Math.ceilDiv(reader.get(page).getBytes(StandardCharsets.UTF_8).length, 1_000);
    }

    private static Sample times(PageReader reader, String page, int requests) {
        var times = new long[requests];
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            reader.get(page);
            times[i] = System.nanoTime() - start;
        }
        return new Sample(times);
    }
}
