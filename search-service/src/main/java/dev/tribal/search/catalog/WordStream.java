package dev.tribal.search.catalog;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Indexes words as terms of a tenant; all terms of one word stand at its position and count once for its length. */
final class WordStream extends TokenStream {
    private final CharTermAttribute attribute = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
    private final String tenant;
    private final List<CodeWords.Word> text;
    private Iterator<CodeWords.Word> words = Collections.emptyIterator();
    private Iterator<String> terms = Collections.emptyIterator();

    WordStream(String tenant, List<CodeWords.Word> text) {
        this.tenant = tenant;
        this.text = text;
    }

    @Override
    public void reset() {
        words = text.iterator();
        terms = Collections.emptyIterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        boolean newWord = !terms.hasNext();
        if (newWord) {
            if (!words.hasNext()) {
                return false;
            }
            terms = words.next().terms().iterator();
        }
        attribute.append(TenantTerms.text(tenant, terms.next()));
        increment.setPositionIncrement(newWord ? 1 : 0);
        return true;
    }
}
