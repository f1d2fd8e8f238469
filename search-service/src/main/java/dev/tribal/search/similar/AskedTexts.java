package dev.tribal.search.similar;

import dev.tribal.platform.log.Extraction;
import dev.tribal.platform.log.LogError;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rank;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds out what a query is about: one error, or several in one console log, each of which wants an answer of its own. */
final class AskedTexts {
    /** More are not read by anybody, and each costs a search. */
    static final int MOST = 4;

    /** What is longer is a log; of it, only what failed is searched for. */
    private static final int LONG = 4_000;

    private static final int HEADLINE = 160;

    private final LogExtractor extractor;

    AskedTexts(LogExtractor extractor) {
        this.extractor = extractor;
    }

    /** One text or several of different kinds; errors of one kind, such as ten missing symbols, have one cause mostly. */
    List<Asked> of(String query) {
        List<LogError> errors = query.strip().indexOf('\n') < 0 ? List.of() : causes(query);
        Map<String, LogError> kinds = new LinkedHashMap<>();
        errors.forEach(error -> kinds.putIfAbsent(error.tool() + " " + error.type(), error));
        if (kinds.size() > 1) {
            return kinds.values().stream()
                    .limit(MOST)
                    .map(error -> new Asked(headline(error), error.text()))
                    .toList();
        }
        boolean isLog = query.length() > LONG && !errors.isEmpty();
        return List.of(new Asked("", isLog ? texts(errors) : query));
    }

    private List<LogError> causes(String query) {
        try {
            Extraction found = extractor.extract(new StringReader(query));
            return found.errors().stream()
                    .filter(error -> error.rank() == Rank.CAUSE)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String texts(List<LogError> errors) {
        return errors.stream().map(LogError::text).collect(Collectors.joining("\n"));
    }

    private static String headline(LogError error) {
        String line = error.message().lines().findFirst().orElse("");
        String headline = line.contains(error.type()) ? line : error.type() + ": " + line;
        return headline.substring(0, Math.min(headline.length(), HEADLINE));
    }

    /**
     * An error to search for.
     *
     * @param headline type and message; empty for the only one
     */
    record Asked(String headline, String text) {}
}
