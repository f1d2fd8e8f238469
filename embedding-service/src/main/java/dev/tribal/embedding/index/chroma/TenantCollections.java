package dev.tribal.embedding.index.chroma;

import dev.tribal.embedding.index.IndexIdentity;
import dev.tribal.embedding.index.IndexIdentityException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The collections of one index, one per tenant of Tribal, so that no search needs a filter, which Chroma is slow at.
 * That is good for a few hundred tenants: each collection holds some file handles of the server for ever.
 */
final class TenantCollections {
    private static final String COSINE = "cosine";
    private static final String TENANT = "tenant";
    private static final String IDENTITY = "identity";
    private static final int LONGEST_SLUG = 40;

    private final ChromaClient client;
    private final String index;
    private final IndexIdentity identity;
    private final Map<String, ChromaApi.Collection> known = new ConcurrentHashMap<>();
    private final AtomicBoolean vanished = new AtomicBoolean();

    TenantCollections(ChromaClient client, String index, IndexIdentity identity) {
        this.client = client;
        this.index = index;
        this.identity = identity;
    }

    /** The first part of the names of all collections of an index. */
    static String prefix(String index) {
        return index + ".";
    }

    /** The collection of a tenant if it was met before. */
    ChromaApi.@Nullable Collection known(String tenant) {
        return known.get(tenant);
    }

    /** The collection of a tenant, or {@code null} if it has none; another process may have made it. */
    ChromaApi.@Nullable Collection find(String tenant) {
        ChromaApi.Collection cached = known.get(tenant);
        if (cached != null) {
            return cached;
        }
        try {
            ChromaApi.Collection found = checked(client.once(() -> client.api().collection(name(tenant))));
            known.put(tenant, found);
            return found;
        } catch (ChromaException e) {
            if (e.failure() == ChromaFailure.GONE) {
                return null;
            }
            throw e;
        }
    }

    /** The collection of a tenant, made if it has none. */
    ChromaApi.Collection findOrCreate(String tenant) {
        ChromaApi.Collection found = find(tenant);
        return found == null ? create(tenant) : found;
    }

    /**
     * All there are now. If one that was known is gone or was made anew, which another process may have done, that is
     * noted.
     *
     * @throws IndexIdentityException if one was made for another identity
     */
    List<ChromaApi.Collection> all() {
        List<ChromaApi.Collection> all =
                client.collections(prefix(index)).stream().map(this::checked).toList();
        Set<String> ids = all.stream().map(ChromaApi.Collection::id).collect(Collectors.toSet());
        if (known.values().removeIf(collection -> !ids.contains(collection.id()))) {
            vanished.set(true);
        }
        all.forEach(collection -> known.put(collection.metadata(TENANT), collection));
        return all;
    }

    /** Whether a collection has vanished since this was asked last, with the vectors in it. */
    boolean hasVanished() {
        return vanished.getAndSet(false);
    }

    /** Looks for it again at the next use. */
    void forget(ChromaApi.Collection collection) {
        known.values().removeIf(other -> other.name().equals(collection.name()));
    }

    /** Deletes a collection and all in it. */
    void drop(ChromaApi.Collection collection) {
        client.drop(collection.name());
        forget(collection);
    }

    private synchronized ChromaApi.Collection create(String tenant) {
        var wanted = new ChromaApi.NewCollection(
                name(tenant),
                new ChromaApi.Configuration(new ChromaApi.Hnsw(COSINE)),
                Map.of(TENANT, tenant, IDENTITY, identity.toString()),
                true);
        ChromaApi.Collection created = client.patiently(() -> client.api().create(wanted));
        known.put(tenant, checked(created));
        return created;
    }

    /** Chroma answers with a collection that there is already, however different that is. */
    private ChromaApi.Collection checked(ChromaApi.Collection collection) {
        String found = collection.metadata(IDENTITY);
        boolean right = found.equals(identity.toString())
                && collection.space().equals(COSINE)
                && Objects.equals(collection.name(), name(collection.metadata(TENANT)));
        if (!right) {
            throw new IndexIdentityException(
                    collection.name(), "%s, space %s".formatted(found, collection.space()), identity);
        }
        return collection;
    }

    /** Names have few kinds of characters, tenants may have any; the hash keeps them apart. */
    private String name(String tenant) {
        String slug = tenant.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String hash = UUID.nameUUIDFromBytes(tenant.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return prefix(index) + slug.substring(0, Math.min(slug.length(), LONGEST_SLUG)) + "-" + hash;
    }
}
