package dev.tribal.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code /metrics} says of Tribal's own meters, read as Prometheus reads it. */
record MetricsPage(Map<String, Family> families) {
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)(?: \\d+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    static MetricsPage parse(String text) {
        Map<String, String> help = new LinkedHashMap<>();
        Map<String, Family> families = new TreeMap<>();
        String current = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("# HELP ")) {
                String[] parts = line.substring(7).split(" ", 2);
                help.put(parts[0], parts.length > 1 ? parts[1] : "");
            } else if (line.startsWith("# TYPE ")) {
                String[] parts = line.substring(7).split(" ", 2);
                current = parts[0];
                families.put(current, new Family(parts[1], help.getOrDefault(current, ""), new ArrayList<>()));
            } else if (families.get(current) instanceof Family family) {
                family.add(line);
            }
        }
        return new MetricsPage(families);
    }

    /** The rows of the list of all meters; the largest value of each timer, which comes by itself, is left out. */
    List<String> rows() {
        return families.entrySet().stream()
                .filter(family -> family.getKey().startsWith("tribal_"))
                .filter(family -> !family.getKey().endsWith("_max"))
                .map(family -> family.getValue().row(family.getKey()))
                .toList();
    }

    /** The sum of all samples of that name that have the labels, written as in {@code a="b"}. */
    double sum(String sample, String... labels) {
        return families.values().stream()
                .flatMap(family -> family.samples().stream())
                .filter(one -> one.name().equals(sample))
                .filter(one -> List.of(labels).stream().allMatch(one.labels()::contains))
                .mapToDouble(Sample::value)
                .sum();
    }

    /** One meter with all its series. */
    record Family(String type, String help, List<Sample> samples) {
        private void add(String line) {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                samples.add(new Sample(
                        sample.group(1),
                        sample.group(2) == null ? "" : sample.group(2),
                        Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"))));
            }
        }

        private String row(String name) {
            TreeSet<String> labels = new TreeSet<>();
            for (Sample sample : samples) {
                LABEL.matcher(sample.labels())
                        .results()
                        .map(label -> label.group(1))
                        .forEach(labels::add);
            }
            labels.remove("le");
            String listed = labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
            return "| `%s` | %s | %s | %s |".formatted(name, type, listed, help);
        }
    }

    /** @param labels as they stand between the braces */
    record Sample(String name, String labels, double value) {}
}
