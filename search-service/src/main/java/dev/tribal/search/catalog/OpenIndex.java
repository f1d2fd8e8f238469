package dev.tribal.search.catalog;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Lucene folder that is open for writing and searching; a damaged or foreign one is emptied. */
record OpenIndex(Directory directory, IndexWriter writer, SearcherManager searchers) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenIndex.class);

    /** A higher k1 than usual, because the weights of the fields multiply frequencies and would saturate at once. */
    private static final Similarity SIMILARITY = new BM25Similarity(2f, 0.75f);

    /**
     * Opens the folder, or makes it.
     *
     * @throws IOException if the disk fails or is full, files are not to be opened now, or another process has it open; the folder
     *     is as it was
     */
    static OpenIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            return tryOpen(folder);
        } catch (LockObtainFailedException e) {
            throw new IOException("The read model in " + folder + " is in use by another process", e);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | FileNotFoundException
                | NoSuchFileException
                | EOFException
                | IllegalArgumentException e) {
            // Any other failure says something of the disk or of this process, and nothing of what is in the folder.
            LOG.warn("The read model in {} cannot be read and is built anew: {}", folder, e.toString());
            empty(folder);
            return tryOpen(folder);
        }
    }

    private static OpenIndex tryOpen(Path folder) throws IOException {
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory, config(directory));
            return new OpenIndex(directory, writer, new SearcherManager(writer, new ByBm25()));
        } catch (IOException | RuntimeException e) {
            close(writer, directory);
            throw e;
        }
    }

    private static IndexWriterConfig config(Directory directory) throws IOException {
        var config = new IndexWriterConfig();
        config.setSimilarity(SIMILARITY);
        config.setCommitOnClose(false);
        config.setRAMBufferSizeMB(32);
        config.setOpenMode(
                isCurrent(directory) ? IndexWriterConfig.OpenMode.APPEND : IndexWriterConfig.OpenMode.CREATE);
        return config;
    }

    private static boolean isCurrent(Directory directory) throws IOException {
        return DirectoryReader.indexExists(directory)
                && FeedState.isReadable(
                        SegmentInfos.readLatestCommit(directory).getUserData().entrySet());
    }

    private static void close(@Nullable IndexWriter writer, Directory directory) throws IOException {
        try (directory) {
            if (writer != null) {
                writer.rollback();
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /** Leaves the folder at its last commit. */
    @Override
    public void close() throws IOException {
        try (directory;
                searchers) {
            writer.rollback();
        }
    }

    /** Searchers must compute with what the writer has written. */
    private static final class ByBm25 extends SearcherFactory {
        @Override
        public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
            var searcher = new IndexSearcher(reader);
            searcher.setSimilarity(SIMILARITY);
            return searcher;
        }
    }
}
