package dev.tribal.search.catalog;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Solution;
import dev.tribal.search.solutions.SolutionRanking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexableField;

/** The fields of a document that say where an error stands: its state, who brought it, who helped, and whether that worked. */
final class StandingFields {
    /** The longest name that is kept; the index takes no term that is much longer. */
    private static final int LONGEST = 1_000;

    private StandingFields() {}

    static List<IndexableField> of(ErrorRecord record) {
        List<IndexableField> fields = new ArrayList<>();
        fields.add(keyword(RecordDocument.STATE, record.state().name().toLowerCase(Locale.ROOT)));
        if (record.verifiedSource() != null) {
            fields.add(keyword(
                    RecordDocument.VERIFIED_SOURCE, record.verifiedSource().wireName()));
        }
        record.solutions().stream()
                .flatMap(StandingFields::helpers)
                .filter(name -> name.length() <= LONGEST)
                .distinct()
                .forEach(name -> fields.add(keyword(RecordDocument.HELPER, name)));
        if (!record.solutions().isEmpty()) {
            long worked = SolutionRanking.proven(record.solutions()).stream()
                    .mapToLong(solution -> solution.tried().worked())
                    .sum();
            fields.add(new NumericDocValuesField(RecordDocument.WORKED, worked));
        }
        return fields;
    }

    private static Stream<String> helpers(Solution solution) {
        return Stream.concat(
                Stream.ofNullable(solution.author()),
                solution.tried().listed().stream().flatMap(outcome -> Stream.ofNullable(outcome.reporter())));
    }

    private static KeywordField keyword(String name, String value) {
        return new KeywordField(name, value, Field.Store.NO);
    }
}
