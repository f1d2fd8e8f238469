package dev.tribal.search.grouping;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Grouping;
import dev.tribal.contracts.api.MergeSuggestions;
import dev.tribal.contracts.api.MergeSuggestions.Suggestion;
import dev.tribal.platform.problem.ProblemException;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.FingerprintIndex;
import dev.tribal.search.catalog.Visible;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Suggests to merge an error with others that have a fingerprint in common with it. */
public final class Suggestions {
    private static final int MOST = 10;

    /** Some of the found are kept apart. */
    private static final int LOOKED_AT = 100;

    private static final int MESSAGE = 200;

    private final Catalog catalog;
    private final FingerprintIndex fingerprints;

    public Suggestions(Catalog catalog, FingerprintIndex fingerprints) {
        this.catalog = catalog;
        this.fingerprints = fingerprints;
    }

    /** @throws ProblemException {@code not-found} if nothing with this id is visible */
    MergeSuggestions of(Visible visible, UUID id) {
        ErrorRecord record = catalog.find(visible, id).orElseThrow(() -> ProblemException.notFound("error", id));
        List<String> prints = PrintKind.telling(record.groups().fingerprints());
        return new MergeSuggestions(fingerprints.find(visible, prints, LOOKED_AT).stream()
                .filter(other -> !other.id().equals(record.id()))
                .filter(other -> !areKeptApart(record.groups(), ids(other)))
                .filter(other -> !areKeptApart(other.groups(), ids(record)))
                .limit(MOST)
                .map(other -> suggestion(other, prints))
                .toList());
    }

    private static boolean areKeptApart(Grouping one, Set<UUID> others) {
        return one.keptApartFrom().stream().anyMatch(others::contains);
    }

    private static Set<UUID> ids(ErrorRecord record) {
        Set<UUID> ids = new HashSet<>(Set.of(record.id()));
        record.groups().merged().forEach(part -> ids.add(part.id()));
        return ids;
    }

    private static Suggestion suggestion(ErrorRecord other, List<String> prints) {
        List<String> common =
                other.groups().fingerprints().stream().filter(prints::contains).toList();
        return new Suggestion(
                other.id(),
                other.errorType(),
                Stream.of(other.context().shortened(MESSAGE).errorMessage())
                        .flatMap(String::lines)
                        .findFirst()
                        .orElse(""),
                other.occurrences(),
                other.lastSeen(),
                PrintKind.meanings(common));
    }
}
