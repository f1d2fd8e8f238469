package dev.tribal.search.similar;

import dev.tribal.search.catalog.CodeWords;
import dev.tribal.search.catalog.RecordDocument;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * The terms of a text that tell records apart best: those that the fewest records have. It makes a whole console log
 * searchable, whose common lines say nothing; the time is linear in the text.
 */
final class RareTerms {
    private RareTerms() {}

    /** At most {@code max} terms that the index knows, rarest first. */
    static List<String> of(String text, IndexReader reader, int max) throws IOException {
        // In order of the alphabet, so that the look-ups walk through the index instead of jumping.
        var terms = new TreeSet<String>();
        new CodeWords(text).forEach(terms::addAll);
        var rarest = new PriorityQueue<>(Counted.RAREST_FIRST.reversed());
        for (String term : terms) {
            int records = reader.docFreq(new Term(RecordDocument.ANY_TEXT, term));
            if (records > 0) {
                rarest.add(new Counted(term, records));
            }
            if (rarest.size() > max) {
                rarest.remove();
            }
        }
        return rarest.stream()
                .sorted(Counted.RAREST_FIRST)
                .map(Counted::term)
                .toList();
    }

    /** A term and how many records have it; of equally rare terms the longer one is less likely there by chance. */
    private record Counted(String term, int records) {
        private static final Comparator<Counted> RAREST_FIRST = Comparator.comparingInt(Counted::records)
                .thenComparing(Comparator.comparingInt((Counted counted) -> counted.term().length())
                        .reversed());
    }
}
