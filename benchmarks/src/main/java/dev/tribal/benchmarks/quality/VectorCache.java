package dev.tribal.benchmarks.quality;

import dev.tribal.embedding.model.Embedding;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.platform.text.Sha256;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
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

    /** The vector of a text, embedded now if it never was. */
    float[] of(String text) {
        float[] known = vectors.get(hash(text));
        return known == null ? model.embed(List.of(text)).getFirst().vector() : known;
    }

    /** Embeds and keeps what is not known yet. */
    void prepare(Collection<String> texts) throws IOException {
        List<String> missing = texts.stream()
                .distinct()
                .filter(text -> !vectors.containsKey(hash(text)))
                .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<String> batch = new ArrayList<>(missing.subList(from, Math.min(missing.size(), from + BATCH)));
            append(batch, model.embed(batch));
            System.err.printf("embedded %,d of %,d texts%n", from + batch.size(), missing.size());
        }
    }

    private void append(List<String> texts, List<Embedding> embeddings) throws IOException {
        var bytes = ByteBuffer.allocate(texts.size() * (HASH + dimension * Float.BYTES));
        for (int i = 0; i < texts.size(); i++) {
            String hash = hash(texts.get(i));
            float[] vector = embeddings.get(i).vector();
            vectors.put(hash, vector);
            bytes.put(HexFormat.of().parseHex(hash));
            for (float value : vector) {
                bytes.putFloat(value);
            }
        }
        try (var out = new DataOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            out.write(bytes.array());
        }
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
