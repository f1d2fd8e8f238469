package dev.tribal.embedding.index.chroma;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.VectorIndex;
import dev.tribal.embedding.index.VectorIndexException;
import dev.tribal.embedding.model.Base64Vector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ids and vectors, nothing else; see {@link TenantCollections} for where they are. */
final class ChromaVectorIndex implements VectorIndex {
    private static final Logger LOG = LoggerFactory.getLogger(ChromaVectorIndex.class);
    private static final List<String> NOTHING = List.of();
    private static final List<String> DISTANCES = List.of("distances");
    private static final List<String> EMBEDDINGS = List.of("embeddings");

    private final ChromaClient client;
    private final TenantCollections collections;
    private final TornCollections torn;

    private ChromaVectorIndex(ChromaClient client, TenantCollections collections) {
        this.client = client;
        this.collections = collections;
        this.torn = new TornCollections(client, collections);
    }

    static ChromaVectorIndex open(ChromaClient client, String name, IndexIdentity identity) {
        var collections = new TenantCollections(client, name, identity);
        try {
            collections.all();
        } catch (VectorIndexException e) {
            LOG.warn("{}; this is tried again", e.getMessage());
        }
        return new ChromaVectorIndex(client, collections);
    }

    @Override
    public void update(Map<RecordKey, float[]> upserts, Collection<RecordKey> deletes) {
        byTenant(upserts.keySet()).forEach((tenant, keys) -> upsert(collections.findOrCreate(tenant), keys, upserts));
        byTenant(deletes).forEach((tenant, keys) -> {
            if (collections.find(tenant) instanceof ChromaApi.Collection collection) {
                inBatches(keys, batch -> delete(collection, batch));
            }
        });
    }

    private void upsert(ChromaApi.Collection collection, List<RecordKey> keys, Map<RecordKey, float[]> vectors) {
        inBatches(keys, batch -> {
            List<String> texts =
                    batch.stream().map(vectors::get).map(Base64Vector::of).toList();
            var upsert = new ChromaApi.Upsert(ids(batch), texts);
            touch(collection, () -> {
                client.write(() -> client.api().upsert(collection.id(), upsert));
                return true;
            });
        });
    }

    private void delete(ChromaApi.Collection collection, List<RecordKey> keys) {
        touch(collection, () -> {
            client.write(() -> client.api().delete(collection.id(), new ChromaApi.Ids(ids(keys))));
            return true;
        });
    }

    @Override
    public List<Neighbour> nearest(String tenant, float[] vector, int limit) {
        return query(tenant, new ChromaApi.Query(List.of(vector), limit, DISTANCES, null));
    }

    @Override
    public List<Neighbour> nearestAmong(String tenant, float[] vector, int limit, Collection<UUID> ids) {
        ChromaApi.Collection collection = trusted(tenant);
        if (collection == null || ids.isEmpty()) {
            return List.of();
        }
        // Chroma fails if it does not know one of them.
        var lookup = new ChromaApi.Lookup(ids.stream().map(UUID::toString).toList(), NOTHING);
        List<String> known = touch(
                        collection, () -> client.search(() -> client.api().get(collection.id(), lookup)))
                .ids();
        if (known.isEmpty()) {
            return List.of();
        }
        List<Neighbour> reached = query(tenant, new ChromaApi.Query(List.of(vector), limit, DISTANCES, known));
        return reached.size() < Math.min(limit, known.size())
                ? withUnreached(collection, vector, limit, known, reached)
                : reached;
    }

    /**
     * Compares here what the approximate search left out: a vector to which no path of the HNSW graph leads, as happens
     * among many that are almost the same, is not found by it however few may qualify.
     */
    private List<Neighbour> withUnreached(
            ChromaApi.Collection collection, float[] vector, int limit, List<String> known, List<Neighbour> reached) {
        Set<String> left = new LinkedHashSet<>(known);
        reached.forEach(neighbour -> left.remove(neighbour.id().toString()));
        var lookup = new ChromaApi.Lookup(List.copyOf(left), EMBEDDINGS);
        ChromaApi.Found unreached =
                touch(collection, () -> client.search(() -> client.api().get(collection.id(), lookup)));
        return Stream.concat(
                        reached.stream(),
                        unreached.vectors().entrySet().stream()
                                .map(entry -> new Neighbour(
                                        UUID.fromString(entry.getKey()), Cosine.of(vector, entry.getValue()))))
                .sorted(Comparator.comparingDouble(Neighbour::cosine).reversed())
                .limit(limit)
                .toList();
    }

    /**
     * For a search; only what asks the server counts for the breaker.
     *
     * @throws VectorIndexException if vectors may be missing
     */
    private ChromaApi.@Nullable Collection trusted(String tenant) {
        ChromaApi.Collection known = collections.known(tenant);
        ChromaApi.Collection found = known == null ? client.search(() -> collections.find(tenant)) : known;
        if (torn.isDoubtful(found)) {
            throw new VectorIndexException("The collections of Chroma are being examined", null);
        }
        return found;
    }

    private List<Neighbour> query(String tenant, ChromaApi.Query query) {
        ChromaApi.Collection collection = trusted(tenant);
        if (collection == null || query.limit() < 1) {
            return List.of();
        }
        ChromaApi.Nearest found =
                touch(collection, () -> client.search(() -> client.api().query(collection.id(), query)));
        List<Neighbour> neighbours = new ArrayList<>();
        List<String> ids = found.ids().getFirst();
        for (int i = 0; i < ids.size(); i++) {
            // Chroma's distance is 1 - cosine.
            neighbours.add(new Neighbour(
                    UUID.fromString(ids.get(i)),
                    1 - found.distances().getFirst().get(i)));
        }
        return neighbours;
    }

    @Override
    public Set<RecordKey> absent(Collection<RecordKey> keys) {
        Set<RecordKey> absent = new HashSet<>(keys);
        byTenant(keys).forEach((tenant, ofTenant) -> {
            if (collections.find(tenant) instanceof ChromaApi.Collection collection) {
                inBatches(ofTenant, batch -> {
                    var lookup = new ChromaApi.Lookup(ids(batch), NOTHING);
                    Set<String> found = Set.copyOf(touch(
                                    collection,
                                    () -> client.patiently(() -> client.api().get(collection.id(), lookup)))
                            .ids());
                    absent.removeIf(key -> key.tenant().equals(tenant)
                            && found.contains(key.id().toString()));
                });
            }
        });
        return absent;
    }

    @Override
    public long count() {
        return collections.all().stream()
                .mapToLong(collection -> touch(
                        collection, () -> client.patiently(() -> client.api().count(collection.id()))))
                .sum();
    }

    @Override
    public void clear() {
        collections.all().forEach(collections::drop);
    }

    @Override
    public boolean lostVectors() {
        return torn.repair();
    }

    @Override
    public void check() {
        client.checkDatabase();
        collections.all();
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }

    private <T> T touch(ChromaApi.Collection collection, Supplier<T> call) {
        try {
            return call.get();
        } catch (ChromaException e) {
            torn.report(collection, e.failure());
            throw e;
        }
    }

    private static Map<String, List<RecordKey>> byTenant(Collection<RecordKey> keys) {
        return keys.stream().collect(Collectors.groupingBy(RecordKey::tenant));
    }

    private void inBatches(List<RecordKey> keys, Consumer<List<RecordKey>> work) {
        for (int from = 0; from < keys.size(); from += client.batchSize()) {
            work.accept(keys.subList(from, Math.min(keys.size(), from + client.batchSize())));
        }
    }

    private static List<String> ids(List<RecordKey> keys) {
        return keys.stream().map(key -> key.id().toString()).toList();
    }
}
