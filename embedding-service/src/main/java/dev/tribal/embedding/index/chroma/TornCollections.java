package dev.tribal.embedding.index.chroma;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds collections whose files a hard kill of the server has torn: Chroma answers 500 on them, or dies when one is
 * touched. They are dropped, which works by name, and are rebuilt by whoever has the vectors.
 */
final class TornCollections {
    private static final Logger LOG = LoggerFactory.getLogger(TornCollections.class);

    /** The server may die for other reasons, but hardly twice over the same collection. */
    private static final int DEATHS = 2;

    /** How many vectors a collection has to find at least half of, if it has so many. */
    private static final int PROBED = 50;

    private final ChromaClient client;
    private final TenantCollections collections;
    private final Set<String> suspects = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> deaths = new ConcurrentHashMap<>();
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
                deaths.merge(collection.name(), 1, Integer::sum);
                wasAway = true;
            }
            case AWAY -> wasAway = true;
            case GONE -> {
                // Somebody has deleted it, or the whole server is new.
                collections.forget();
                lost = true;
            }
            case SLOW, REFUSED, MISTAKE -> {}
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
        boolean all = wasAway;
        // Before the look, so that what happens meanwhile is not forgotten.
        wasAway = false;
        if (all || !suspects.isEmpty()) {
            collections.forget();
            for (ChromaApi.Collection collection : collections.all()) {
                if ((all || suspects.contains(collection.name())) && !examine(collection)) {
                    // The server is away again; everything is looked at when it is back.
                    return false;
                }
            }
        }
        boolean missing = lost || all;
        lost = false;
        return missing;
    }

    /** Returns whether the server is still there. */
    private boolean examine(ChromaApi.Collection collection) {
        if (deaths.getOrDefault(collection.name(), 0) >= DEATHS) {
            drop(collection, "the server dies when it is touched");
            return true;
        }
        try {
            if (!isWhole(collection)) {
                drop(collection, "it does not find what it has");
            }
            suspects.remove(collection.name());
            deaths.remove(collection.name());
        } catch (ChromaException e) {
            report(collection, e.failure());
            if (e.failure() == ChromaFailure.BROKEN) {
                drop(collection, "the server fails on it");
            }
            return e.failure() != ChromaFailure.BROKE_OFF && e.failure() != ChromaFailure.AWAY;
        }
        return true;
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
        var query = new ChromaApi.Query(List.of(vector), PROBED, List.of());
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

    private void drop(ChromaApi.Collection collection, String why) {
        LOG.error("The collection {} is damaged ({}); it is dropped and built anew", collection.name(), why);
        collections.drop(collection);
        suspects.remove(collection.name());
        deaths.remove(collection.name());
        lost = true;
    }
}
