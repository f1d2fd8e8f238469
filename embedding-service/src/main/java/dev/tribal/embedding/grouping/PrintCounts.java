package dev.tribal.embedding.grouping;

import dev.tribal.embedding.fold.RecordKey;
import dev.tribal.platform.text.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Finds the fingerprints that several errors have, in eight bytes for each record: half are of the fingerprint. */
final class PrintCounts {
    private long[] hashes = new long[1024];
    private int count;

    /** @param whole the record itself, or that which it is merged into */
    void add(String tenant, String print, RecordKey whole) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        hashes[count++] = (long) hash(tenant, print) << Integer.SIZE | Integer.toUnsignedLong(hash(whole.toString()));
    }

    /** How many were added. */
    int size() {
        return count;
    }

    /** The hashes of those that were added for more than one whole; by chance, one of others too. */
    Set<Integer> shared() {
        Arrays.sort(hashes, 0, count);
        Set<Integer> shared = new HashSet<>();
        for (int i = 1; i < count; i++) {
            if (hashes[i] != hashes[i - 1] && print(hashes[i]) == print(hashes[i - 1])) {
                shared.add(print(hashes[i]));
            }
        }
        return shared;
    }

    static int hash(String tenant, String print) {
        return hash(tenant + "/" + print);
    }

    private static int hash(String text) {
        return ByteBuffer.wrap(Sha256.of(text)).getInt();
    }

    private static int print(long hashes) {
        return (int) (hashes >>> Integer.SIZE);
    }
}
