package dev.tribal.embedding.index.chroma;

import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexes;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Indexes in one database of one Chroma server. */
public final class ChromaVectorIndexes implements VectorIndexes {
    /** See {@link #backend()}. */
    public static final String BACKEND = "chroma";

    private static final String EVERY_INDEX = "tribal-";

    private final ChromaClient client;

    /**
     * Connects to nothing yet.
     *
     * @param trusted the certificates to trust, or {@code null} for the usual ones
     */
    public ChromaVectorIndexes(ChromaSettings settings, @Nullable SSLContext trusted) {
        this(settings, trusted, ObservationRegistry.NOOP);
    }

    /** The same, and its requests are measured and traced. */
    public ChromaVectorIndexes(
            ChromaSettings settings, @Nullable SSLContext trusted, ObservationRegistry observations) {
        this.client = new ChromaClient(settings, trusted, observations);
    }

    @Override
    public String backend() {
        return BACKEND;
    }

    /** Opens it also while Chroma is away; what is wrong shows then when it is used. */
    @Override
    public VectorIndex open(String name, IndexIdentity identity) {
        return ChromaVectorIndex.open(client, name, identity);
    }

    @Override
    public List<String> names() {
        return client.collections(EVERY_INDEX).stream()
                .map(ChromaApi.Collection::name)
                .filter(name -> name.contains("."))
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public void drop(String name) {
        client.collections(TenantCollections.prefix(name)).forEach(collection -> client.drop(collection.name()));
    }

    @Override
    public void close() {
        // The connections close by themselves.
    }
}
