package dev.tribal.search.catalog;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Iterator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Indexes text as {@link CodeWords}; all terms of one word stand at its position and count once for its length. */
final class CodeAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        return new TokenStreamComponents(new CodeTokenizer());
    }

    private static final class CodeTokenizer extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);
        private CodeWords words = new CodeWords("");
        private Iterator<String> terms = Collections.emptyIterator();

        @Override
        public void reset() throws IOException {
            super.reset();
            var text = new StringWriter();
            input.transferTo(text);
            words = new CodeWords(text.getBuffer());
            terms = Collections.emptyIterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            boolean newWord = !terms.hasNext();
            if (newWord) {
                CodeWords.Word word = words.next();
                if (word == null) {
                    return false;
                }
                terms = word.terms().iterator();
            }
            term.append(terms.next());
            increment.setPositionIncrement(newWord ? 1 : 0);
            return true;
        }
    }
}
