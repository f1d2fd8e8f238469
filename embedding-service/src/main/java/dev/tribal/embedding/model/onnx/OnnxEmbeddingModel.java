package dev.tribal.embedding.model.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.tribal.embedding.model.Embedding;
import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.model.ModelIdentity;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A shipped model, in this process. Texts go through the network one by one, because a quantised model gives a
 * text another vector in other company; two workers of one thread each make use of the processor instead.
 */
public final class OnnxEmbeddingModel implements EmbeddingModel {
    private static final int MAX_TOKENS = 256;
    private static final int DIMENSION = 384;
    private static final int WORKERS = 2;
    private static final int MOST_WAITING = 256;

    private final ShippedModel shipped;
    private final WordPiece tokenizer;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ModelIdentity identity;
    private final ExecutorService workers = new ThreadPoolExecutor(
            WORKERS,
            WORKERS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("embedding-", 1).daemon().factory());

    private OnnxEmbeddingModel(
            ShippedModel shipped,
            WordPiece tokenizer,
            OrtEnvironment environment,
            OrtSession session,
            ModelIdentity identity) {
        this.shipped = shipped;
        this.tokenizer = tokenizer;
        this.environment = environment;
        this.session = session;
        this.identity = identity;
    }

    /**
     * Loads the model.
     *
     * @param folder where its file is kept
     */
    public static OnnxEmbeddingModel open(Path folder, ShippedModel shipped) {
        ModelFiles files = ModelFiles.extractTo(folder, shipped);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session = environment.createSession(files.model().toString(), options);
            return new OnnxEmbeddingModel(
                    shipped,
                    ModelFiles.tokenizer(shipped),
                    environment,
                    session,
                    identity(shipped, files, environment));
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model %s cannot be loaded".formatted(files.model()), e);
        }
    }

    private static ModelIdentity identity(ShippedModel shipped, ModelFiles files, OrtEnvironment environment) {
        return new ModelIdentity(
                shipped.modelName(), files.hash(), "onnxruntime:" + environment.getVersion(), MAX_TOKENS, DIMENSION);
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public List<Embedding> embed(List<String> texts) {
        List<Future<Embedding>> running = new ArrayList<>();
        List<Embedding> embeddings = new ArrayList<>();
        for (String text : texts) {
            // A long list occupies the workers but not their queue, so that a single query need not wait for all of it.
            if (running.size() - embeddings.size() >= WORKERS) {
                embeddings.add(await(running.get(embeddings.size())));
            }
            running.add(workers.submit(() -> run(text)));
        }
        while (embeddings.size() < running.size()) {
            embeddings.add(await(running.get(embeddings.size())));
        }
        return embeddings;
    }

    @Override
    public void check() {
        if (workers.isShutdown()) {
            throw new IllegalStateException("The embedding model is closed");
        }
    }

    @Override
    public void close() {
        workers.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("The embedding model cannot be closed", e);
        }
    }

    private Embedding run(String text) throws OrtException {
        long[] ids = tokenizer.encode(text, MAX_TOKENS);
        long[] shape = {1, ids.length};
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        try (var inputIds = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                var attention = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                var types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
                var result = session.run(
                        Map.of("input_ids", inputIds, "attention_mask", attention, "token_type_ids", types))) {
            float[][][] tokens = (float[][][]) result.get(0).getValue();
            return new Embedding(shipped.pooling().pool(tokens[0]), ids.length);
        }
    }

    private static Embedding await(Future<Embedding> embedding) {
        try {
            return embedding.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The embedding model failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a text was embedded", e);
        }
    }
}
