package dev.tribal.search.catalog;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** One term that stands for a number, kept as its frequency. */
final class CountStream extends TokenStream {
    private final CharTermAttribute attribute = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final String term;
    private final int count;
    private boolean done;

    /** @param count more than 0 */
    CountStream(String term, int count) {
        this.term = term;
        this.count = count;
    }

    @Override
    public void reset() {
        done = false;
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (done) {
            return false;
        }
        attribute.append(term);
        frequency.setTermFrequency(count);
        done = true;
        return true;
    }
}
