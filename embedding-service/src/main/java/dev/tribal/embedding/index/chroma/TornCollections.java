package dev.tribal.embedding.index.chroma;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds collections whose files a hard kill of the server has torn: Chroma answers 500 on them, or dies when one is
 * touched. They are dropped, which works by name, and are rebuilt by whoever has the vectors.
 */
final class TornCollections {
    private static final Logger LOG = LoggerFactory.getLogger(TornCollections.class);

    /** A server may fail or die once for other reasons, but hardly twice in a row over the same collection. */
    private static final int FAULTS = 2;

    /** How many vectors a collection has to find at least half of, if it has so many. */
    private static final int PROBED = 50;

    private final ChromaClient client;
    private final TenantCollections collections;
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> faults = new ConcurrentHashMap<>();
    // Whether the server was away; also before it was first met, for then nobody knows.
    private volatile boolean wasAway = true;
    private volatile boolean lost;

    TornCollections(ChromaClient client, TenantCollections collections) {
        this.client = client;
        this.collections = collections;
    }

    /** Notes that a call on a collection failed. */
    void report(ChromaApi.Collection collection, ChromaFailure failure) {
        switch (failure) {
            case BROKEN -> suspects.add(collection.name());
            case BROKE_OFF -> {
                // Any number of calls can be under way when a server is stopped, which says little about a collection.
                faults.putIfAbsent(collection.name(), 1);
                wasAway = true;
            }
            case AWAY -> wasAway = true;
            case GONE -> {
                // Somebody has deleted it, or the whole server is new.
                collections.forget(collection);
                lost = true;
            }
            case SLOW, REFUSED, MISTAKE, UNTRUSTED -> {}
        }
    }

    /**
     * Whether a tenant may get half an answer, because something is known to be wrong and not put right yet.
     *
     * @param collection of the tenant; {@code null} if there is none now
     */
    boolean isDoubtful(ChromaApi.@Nullable Collection collection) {
        noteVanished();
        return lost || collection != null && suspects.contains(collection.name());
    }

    private void noteVanished() {
        if (collections.hasVanished()) {
            lost = true;
        }
    }

    /**
     * Examines what is suspect, and after the server was away everything. Nothing is examined while it is away.
     *
     * @return whether vectors may be missing since the last call
     */
    boolean repair() {
        if (!client.isThere()) {
            wasAway = true;
            return false;
        }
        noteVanished();
        boolean all = wasAway;
        if (!all && !lost && suspects.isEmpty()) {
            return false;
        }
        // Before the look, so that what happens meanwhile is not forgotten; if the look fails there will be another.
        wasAway = false;
        try {
            for (ChromaApi.Collection collection : collections.all()) {
                if (all || suspects.contains(collection.name())) {
                    examine(collection);
                }
            }
        } catch (ChromaException e) {
            wasAway = true;
            throw e;
        }
        noteVanished();
        boolean missing = suspects.isEmpty() && (lost || all);
        if (missing) {
            lost = false;
        }
        return missing;
    }

    private void examine(ChromaApi.Collection collection) {
        String name = collection.name();
        if (faults.getOrDefault(name, 0) >= FAULTS) {
            drop(collection);
            return;
        }
        try {
            if (isWhole(collection)) {
                suspects.remove(name);
                faults.remove(name);
            } else {
                fault(name);
            }
        } catch (ChromaException e) {
            switch (e.failure()) {
                case BROKEN -> fault(name);
                case GONE -> report(collection, e.failure());
                case BROKE_OFF, AWAY -> {
                    // It was there a moment ago.
                    faults.merge(name, 1, Integer::sum);
                    throw e;
                }
                default -> throw e;
            }
        }
    }

    private void fault(String collection) {
        suspects.add(collection);
        faults.merge(collection, 1, Integer::sum);
    }

    /**
     * Touches both what counts and what searches.
     *
     * @return whether the two agree: a torn graph can also be one that has forgotten most of what it had
     */
    private boolean isWhole(ChromaApi.Collection collection) {
        if (!(collection.dimension() instanceof Integer dimension)) {
            return true;
        }
        long expected = Math.min(count(collection), PROBED);
        if (expected == 0) {
            return true;
        }
        float[] vector = new float[dimension];
        vector[0] = 1;
        var query = new ChromaApi.Query(List.of(vector), PROBED, List.of(), null);
        int found = client.once(() -> client.api().query(collection.id(), query))
                .ids()
                .getFirst()
                .size();
        // The search is approximate, and something may have been deleted meanwhile.
        return found >= Math.min(expected, count(collection)) / 2;
    }

    private long count(ChromaApi.Collection collection) {
        return client.once(() -> client.api().count(collection.id()));
    }

    private void drop(ChromaApi.Collection collection) {
        LOG.error("The collection {} is damaged; it is dropped and built anew", collection.name());
        // Before, so that no search takes the gap for an answer.
        lost = true;
        collections.drop(collection);
        suspects.remove(collection.name());
        faults.remove(collection.name());
    }
}
