package dev.tribal.embedding.index.lucene;

import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.IndexIdentityException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open Lucene index: its folder, the one writer, and searchers over the latest commit. */
record LuceneFiles(Directory directory, IndexWriter writer, SearcherManager searchers) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LuceneFiles.class);
    private static final String IDENTITY = "identity";
    private static final long LEAST_SPACE = 256 * 1024;

    /**
     * Opens the index in a folder. One that is damaged is replaced by an empty one.
     *
     * @throws IndexIdentityException if it was made for another identity
     * @throws IOException if the folder cannot be used, or another process uses it
     */
    static LuceneFiles open(Path folder, IndexIdentity identity) throws IOException {
        Files.createDirectories(folder);
        try {
            return openExisting(folder, identity);
        } catch (LockObtainFailedException e) {
            throw new IOException("The vector index in %s is in use by another process".formatted(folder), e);
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | IndexNotFoundException
                | EOFException
                | NoSuchFileException
                | IllegalArgumentException e) {
            // Anything else, such as too many open files, says nothing about the index.
            if (isDiskFull(folder)) {
                throw new IOException("There is no space for the vector index in " + folder, e);
            }
            LOG.warn("The vector index in {} is damaged ({}); a new one is built", folder, e.toString());
            delete(folder);
            return openExisting(folder, identity);
        }
    }

    /** Whether there is less space than the smallest change needs. */
    static boolean isDiskFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < LEAST_SPACE;
        } catch (IOException _) {
            // Then that is what is wrong, and the caller says so.
            return false;
        }
    }

    private static LuceneFiles openExisting(Path folder, IndexIdentity identity) throws IOException {
        Directory directory = FSDirectory.open(folder);
        IndexWriter writer = null;
        try {
            if (DirectoryReader.indexExists(directory)) {
                verify(directory);
            }
            // What was not committed is applied again by redelivery; half of a batch is of no use.
            writer = new IndexWriter(directory, new IndexWriterConfig().setCommitOnClose(false));
            claim(writer, folderName(folder), identity);
            return new LuceneFiles(directory, writer, new SearcherManager(writer, new SearcherFactory()));
        } catch (IOException | RuntimeException e) {
            if (writer != null) {
                writer.rollback();
            }
            directory.close();
            throw e;
        }
    }

    /** An index without an identity is new, or was damaged before its first commit. */
    private static void claim(IndexWriter writer, String name, IndexIdentity identity) throws IOException {
        String found = identityOf(writer);
        if (found.isEmpty()) {
            writer.deleteAll();
            writer.setLiveCommitData(Map.of(IDENTITY, identity.toString()).entrySet());
            writer.commit();
        } else if (!found.equals(identity.toString())) {
            throw new IndexIdentityException(name, found, identity);
        }
    }

    private static String folderName(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    /** Reads every file once and compares its checksum, which Lucene by itself does only when it merges. */
    private static void verify(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (var leaf : reader.leaves()) {
                ((CodecReader) leaf.reader()).checkIntegrity();
            }
        }
    }

    private static String identityOf(IndexWriter writer) {
        var data = writer.getLiveCommitData();
        if (data != null) {
            for (var entry : data) {
                if (entry.getKey().equals(IDENTITY)) {
                    return entry.getValue();
                }
            }
        }
        return "";
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer;
                searchers) {
            // Closed in reverse order.
        }
    }
}
