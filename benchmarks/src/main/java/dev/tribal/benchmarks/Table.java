package dev.tribal.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The results, in the form in which they stand in the benchmarks' README. */
final class Table {
    private final List<String> rows = new ArrayList<>();

    void add(String what, String figure, String baseline, String ratio) {
        rows.add("| %s | %s | %s | %s |".formatted(what, figure, baseline, ratio));
        System.err.println(rows.getLast());
    }

    void print() {
        System.out.println("| what | Tribal | baseline | ratio |");
        System.out.println("|---|---|---|---|");
        rows.forEach(System.out::println);
    }
}
