package dev.tribal.search.similar;

import dev.tribal.search.catalog.CodeWords;
import dev.tribal.search.catalog.RecordDocument;
import dev.tribal.search.catalog.TenantTerms;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.lucene.index.IndexReader;

/**
 * The terms of a text that tell records apart best: those that the fewest records have. It makes a whole console log
 * searchable, whose common lines say nothing; the time is linear in the text.
 */
final class RareTerms {
    private RareTerms() {}

    /** At most {@code max} terms that the tenant's records have, rarest first. */
    static List<RareTerm> of(String text, IndexReader reader, String tenant, int max) throws IOException {
        // In order of the alphabet, so that the look-ups walk through the index instead of jumping.
        Map<String, Boolean> terms = new TreeMap<>();
        new CodeWords(text).forEach(word -> {
            word.names().forEach(name -> terms.put(name, true));
            word.parts().forEach(part -> terms.putIfAbsent(part, false));
        });
        var rarest = new PriorityQueue<>(RareTerm.RAREST_FIRST.reversed());
        for (var term : terms.entrySet()) {
            int records = reader.docFreq(TenantTerms.of(tenant, RecordDocument.ANY_TEXT, term.getKey()));
            if (records > 0) {
                rarest.add(new RareTerm(term.getKey(), term.getValue(), records));
            }
            if (rarest.size() > max) {
                rarest.remove();
            }
        }
        return rarest.stream().sorted(RareTerm.RAREST_FIRST).toList();
    }

    /**
     * A term of the text.
     *
     * @param name whether it stands there by itself, and not only as a part of a name
     * @param records how many of the tenant's records have it; of equally rare terms the longer one is less likely there by chance
     */
    record RareTerm(String text, boolean name, int records) {
        static final Comparator<RareTerm> RAREST_FIRST = Comparator.comparingInt(RareTerm::records)
                .thenComparing(
                        Comparator.comparingInt((RareTerm term) -> term.text().length())
                                .reversed());
    }
}
