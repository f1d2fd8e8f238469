package dev.tribal.ingest.report;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.MessagePrint;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.ingest.fingerprint.Fingerprints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprints of the contexts that are known of an error.
 *
 * @param known the contexts, the latest first
 * @param prints those of each context, the surest first, the finest last
 * @param ofReports those of all its reports, as the record has them
 */
record KnownPrints(List<ErrorContext> known, List<List<String>> prints, List<String> ofReports) {
    static KnownPrints of(ErrorRecord record) {
        List<ErrorContext> known = new ArrayList<>();
        known.add(record.context());
        known.addAll(record.earlierContexts());
        List<List<String>> prints = new ArrayList<>();
        for (ErrorContext context : known) {
            // Of earlier reports nobody remembers the test.
            Origin origin = prints.isEmpty() ? record.origin() : null;
            List<String> all =
                    new ArrayList<>(Fingerprints.of(new NewError(record.errorType(), context, null, null, origin)));
            all.add(MessagePrint.of(context));
            prints.add(all);
        }
        return new KnownPrints(known, prints, record.groups().fingerprints());
    }

    int contexts() {
        return known.size();
    }

    /** The surest that no other context has. */
    Optional<String> only(int context) {
        return prints.get(context).stream()
                .filter(print ->
                        prints.stream().filter(all -> all.contains(print)).count() == 1 && tellsSomeApart(print))
                .findFirst();
    }

    /** Whether reports with it are known, and others too: to separate all would leave nothing. */
    boolean tellsSomeApart(String print) {
        boolean isKnown = ofReports.contains(print) || prints.stream().anyMatch(all -> all.contains(print));
        boolean othersAreKnown = prints.stream().anyMatch(all -> !all.contains(print))
                || ofReports.stream().anyMatch(other -> isOfSameKind(other, print) && !other.equals(print));
        return isKnown && othersAreKnown;
    }

    /** A context that has it; {@code null} if only forgotten ones had. */
    @Nullable ErrorContext sample(String print) {
        for (int i = 0; i < known.size(); i++) {
            if (prints.get(i).contains(print)) {
                return known.get(i);
            }
        }
        return null;
    }

    private static boolean isOfSameKind(String one, String other) {
        return one.substring(0, one.lastIndexOf(':') + 1).equals(other.substring(0, other.lastIndexOf(':') + 1));
    }
}
