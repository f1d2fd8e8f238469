package dev.tribal.benchmarks.quality;

import dev.tribal.embedding.model.Embedding;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.platform.text.Sha256;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Vectors of texts that were embedded in earlier runs, kept in one file for each model. */
final class VectorCache {
    private static final int HASH = 16;
    private static final int BATCH = 500;

    private final EmbeddingModel model;
    private final Path file;
    private final int dimension;
    private final Map<String, float[]> vectors = new HashMap<>();

    VectorCache(Path folder, EmbeddingModel model) throws IOException {
        this.model = model;
        this.dimension = model.identity().dimension();
        Files.createDirectories(folder);
        this.file = folder.resolve(hash(model.identity().toString()) + ".vectors");
        if (Files.exists(file)) {
            load();
        }
    }

    /** The vector of a text, embedded now if it never was. Several threads may ask, as searches have threads of their own. */
    synchronized float[] of(String text) {
        return vectors.computeIfAbsent(hash(text), _ -> {
            try {
                return append(List.of(text)).getFirst();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Embeds and keeps what is not known yet. */
    synchronized void prepare(Collection<String> texts) throws IOException {
        List<String> missing = texts.stream()
                .distinct()
                .filter(text -> !vectors.containsKey(hash(text)))
                .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<String> batch = new ArrayList<>(missing.subList(from, Math.min(missing.size(), from + BATCH)));
            List<float[]> embedded = append(batch);
            for (int i = 0; i < batch.size(); i++) {
                vectors.put(hash(batch.get(i)), embedded.get(i));
            }
            System.err.printf("embedded %,d of %,d texts%n", from + batch.size(), missing.size());
        }
    }

    private List<float[]> append(List<String> texts) throws IOException {
        List<float[]> embedded =
                model.embed(texts).stream().map(Embedding::vector).toList();
        var bytes = ByteBuffer.allocate(texts.size() * (HASH + dimension * Float.BYTES));
        for (int i = 0; i < texts.size(); i++) {
            bytes.put(HexFormat.of().parseHex(hash(texts.get(i))));
            for (float value : embedded.get(i)) {
                bytes.putFloat(value);
            }
        }
        Files.write(file, bytes.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return embedded;
    }

    private void load() throws IOException {
        byte[] hash = new byte[HASH];
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
            while (in.available() > 0) {
                in.readFully(hash);
                float[] vector = new float[dimension];
                for (int i = 0; i < dimension; i++) {
                    vector[i] = in.readFloat();
                }
                vectors.put(HexFormat.of().formatHex(hash), vector);
            }
        } catch (EOFException e) {
            // An interrupted run left half an entry, behind which nothing could be read.
            throw new IOException("Delete %s, it is damaged".formatted(file), e);
        }
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text), 0, HASH);
    }
}
