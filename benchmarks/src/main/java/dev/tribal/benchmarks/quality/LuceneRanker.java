package dev.tribal.benchmarks.quality;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Solution;
import dev.tribal.platform.quality.RetrievalSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Plain BM25 over all text of a record in one field, with Lucene's own defaults. */
final class LuceneRanker implements Ranker {
    private static final String TEXT = "text";
    private static final String ID = "id";

    private final Analyzer analyzer = new StandardAnalyzer();
    private final DirectoryReader reader;

    LuceneRanker(RetrievalSet set) throws IOException {
        var directory = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (ErrorRecord record : set.records()) {
                var document = new Document();
                document.add(new StoredField(ID, record.id().toString()));
                document.add(new TextField(TEXT, text(record), Field.Store.NO));
                writer.addDocument(document);
            }
        }
        reader = DirectoryReader.open(directory);
        IndexSearcher.setMaxClauseCount(Math.max(8192, IndexSearcher.getMaxClauseCount()));
    }

    @Override
    public List<UUID> rank(String text) throws IOException {
        var query = new QueryBuilder(analyzer).createBooleanQuery(TEXT, text);
        List<UUID> ids = new ArrayList<>();
        if (query != null) {
            var searcher = new IndexSearcher(reader);
            for (ScoreDoc hit : searcher.search(query, MOST).scoreDocs) {
                ids.add(UUID.fromString(
                        searcher.storedFields().document(hit.doc).get(ID)));
            }
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static String text(ErrorRecord record) {
        return String.join(
                "\n",
                record.errorType(),
                record.context().errorMessage(),
                String.valueOf(record.context().stackTrace()),
                record.solutions().stream().map(Solution::description).collect(Collectors.joining("\n")));
    }
}
