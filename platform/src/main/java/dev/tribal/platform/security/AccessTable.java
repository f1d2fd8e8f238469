package dev.tribal.platform.security;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** All rules of a process, asked by method and path. */
public final class AccessTable {
    private final List<Entry> entries;
    private final Map<HttpMethod, List<Entry>> byMethod = new HashMap<>();

    public AccessTable(List<AccessRules> rules) {
        this.entries = rules.stream()
                .flatMap(service -> service.rules().stream())
                .map(rule -> new Entry(rule, PathPatternParser.defaultInstance.parse(rule.pattern())))
                .toList();
        for (Entry entry : entries) {
            for (HttpMethod method : entry.rule.methods()) {
                byMethod.computeIfAbsent(method, _ -> new ArrayList<>()).add(entry);
            }
        }
    }

    /** Every rule, in the order in which they are tried. */
    public List<AccessRules.Rule> rules() {
        return entries.stream().map(Entry::rule).toList();
    }

    /** The rule that decides about a request; nothing if it is denied. */
    public Optional<AccessRules.Rule> deciding(HttpMethod method, String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return byMethod.getOrDefault(method, List.of()).stream()
                .filter(entry -> entry.pattern.matches(parsed))
                .map(Entry::rule)
                .findFirst();
    }

    /** The rules that speak of a path, whatever the method. */
    List<AccessRules.Rule> covering(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return entries.stream()
                .filter(entry -> entry.pattern.matches(parsed))
                .map(Entry::rule)
                .toList();
    }

    private record Entry(AccessRules.Rule rule, PathPattern pattern) {}
}
