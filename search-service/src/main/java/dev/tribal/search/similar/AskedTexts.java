package dev.tribal.search.similar;

import dev.tribal.platform.log.Extraction;
import dev.tribal.platform.log.LogError;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rank;
import dev.tribal.search.rerank.Contrast;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
        List<LogError> kinds = kinds(errors);
        if (kinds.size() > 1) {
            return kinds.stream()
                    .map(error -> new Asked(headline(error), error.text()))
                    .toList();
        }
        boolean isLog = query.length() > LONG && !errors.isEmpty();
        return List.of(new Asked("", isLog ? texts(errors) : query));
    }

    /** The first of each kind. */
    private static List<LogError> kinds(List<LogError> errors) {
        List<LogError> kinds = new ArrayList<>();
        for (LogError error : errors) {
            if (kinds.size() < MOST && kinds.stream().noneMatch(kind -> isSameKind(kind, error))) {
                kinds.add(error);
            }
        }
        return kinds;
    }

    /** Two failed assertions are two errors if they failed in two places; where no trace tells, if they are worded otherwise. */
    private static boolean isSameKind(LogError one, LogError other) {
        if (!one.tool().equals(other.tool()) || !one.type().equals(other.type())) {
            return false;
        }
        String place = one.failedAt();
        return place.isEmpty() || other.failedAt().isEmpty()
                ? Contrast.areAlike(one.message(), other.message())
                : place.equals(other.failedAt());
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
