package dev.tribal.search.grouping;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.api.Match;
import dev.tribal.contracts.api.MergeSuggestions;
import dev.tribal.contracts.api.MergeSuggestions.Suggestion;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.FingerprintIndex;
import dev.tribal.search.catalog.Visible;
import dev.tribal.search.similar.HybridSearch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Suggests to merge an error with others that have a fingerprint in common with it, or that a search for it finds. */
public final class Suggestions {
    private static final int MOST = 10;

    /** Some of the found are kept apart. */
    private static final int LOOKED_AT = 100;

    /** Of one search; the first tell the most, and each is described. */
    private static final int SEARCHED = 5;

    private static final int MESSAGE = 200;

    private final Catalog catalog;
    private final FingerprintIndex fingerprints;
    private final HybridSearch search;

    public Suggestions(Catalog catalog, FingerprintIndex fingerprints, HybridSearch search) {
        this.catalog = catalog;
        this.fingerprints = fingerprints;
        this.search = search;
    }

    /** @throws ProblemException {@code not-found} if nothing with this id is visible */
    MergeSuggestions of(Visible visible, UUID id) {
        ErrorRecord record = catalog.find(visible, id).orElseThrow(() -> ProblemException.notFound("error", id));
        List<String> prints = PrintKind.telling(record.groups().fingerprints());
        Map<UUID, Match> akin = search.akinTo(visible, record, notLookedFor(record), SEARCHED).stream()
                .collect(Collectors.toMap(
                        match -> match.record().id(), Function.identity(), (one, _) -> one, LinkedHashMap::new));
        List<Suggestion> all = new ArrayList<>(fingerprints.find(visible, prints, LOOKED_AT).stream()
                .filter(other -> !other.id().equals(record.id()))
                .filter(other -> mayBeOne(record, other))
                .limit(MOST)
                .map(other -> suggestion(other, common(other, prints), akin.remove(other.id())))
                .toList());
        akin.values().stream()
                .filter(match -> mayBeOne(record, match.record()))
                .limit(MOST - all.size())
                .map(match -> suggestion(match.record(), List.of(), match))
                .forEach(all::add);
        return new MergeSuggestions(all);
    }

    private static Set<UUID> notLookedFor(ErrorRecord record) {
        Set<UUID> ids = new HashSet<>(record.groups().keptApartFrom());
        ids.add(record.id());
        return ids;
    }

    private static boolean mayBeOne(ErrorRecord one, ErrorRecord other) {
        return !areKeptApart(one.groups(), other.allIds()) && !areKeptApart(other.groups(), one.allIds());
    }

    private static boolean areKeptApart(Grouping one, Set<UUID> others) {
        return one.keptApartFrom().stream().anyMatch(others::contains);
    }

    private static List<String> common(ErrorRecord other, List<String> prints) {
        return PrintKind.meanings(
                other.groups().fingerprints().stream().filter(prints::contains).toList());
    }

    private static Suggestion suggestion(ErrorRecord other, List<String> common, @Nullable Match found) {
        return new Suggestion(
                other.id(),
                other.errorType(),
                Stream.of(other.context().shortened(MESSAGE).errorMessage())
                        .flatMap(String::lines)
                        .findFirst()
                        .orElse(""),
                other.occurrences(),
                other.lastSeen(),
                Stream.of(common, found == null ? List.<String>of() : found.why())
                        .flatMap(Collection::stream)
                        .toList(),
                other.solutions().size(),
                found == null ? null : found.probability(),
                found == null ? null : found.verdict());
    }
}
