package dev.tribal.embedding.grouping;

import dev.tribal.platform.text.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Finds the fingerprints that several records have, in eight bytes for each record. */
final class PrintCounts {
    private long[] hashes = new long[1024];
    private int count;

    void add(String tenant, String print) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        hashes[count++] = hash(tenant, print);
    }

    /** How many were added. */
    int size() {
        return count;
    }

    /** The hashes of those that were added more than once; by chance, one of others too. */
    Set<Long> shared() {
        Arrays.sort(hashes, 0, count);
        Set<Long> shared = new HashSet<>();
        for (int i = 1; i < count; i++) {
            if (hashes[i] == hashes[i - 1]) {
                shared.add(hashes[i]);
            }
        }
        return shared;
    }

    static long hash(String tenant, String print) {
        return ByteBuffer.wrap(Sha256.of(tenant + "/" + print)).getLong();
    }
}
