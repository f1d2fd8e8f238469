package dev.tribal.embedding.index.lucene;

import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.index.VectorIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** One subfolder per index. */
public final class LuceneVectorIndexes implements VectorIndexes {
    /** See {@link #backend()}. */
    public static final String BACKEND = "lucene";

    private final Path folder;

    /** Keeps its indexes in a folder, which is made when it is needed. */
    public LuceneVectorIndexes(Path folder) {
        this.folder = folder;
    }

    @Override
    public String backend() {
        return BACKEND;
    }

    @Override
    public VectorIndex open(String name, IndexIdentity identity) {
        return LuceneVectorIndex.open(folder.resolve(name), identity);
    }

    @Override
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(index -> String.valueOf(index.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new VectorIndexException("The vector indexes cannot be listed", e);
        }
    }

    @Override
    public void drop(String name) {
        try {
            FileSystemUtils.deleteRecursively(folder.resolve(name));
        } catch (IOException e) {
            throw new VectorIndexException("The vector index %s cannot be deleted".formatted(name), e);
        }
    }

    @Override
    public void close() {
        // Each index has its own files.
    }
}
