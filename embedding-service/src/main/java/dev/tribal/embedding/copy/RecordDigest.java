package dev.tribal.embedding.copy;

import dev.tribal.embedding.fold.StoredRecord;
import dev.tribal.embedding.store.RecordDocument;
import dev.tribal.platform.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Number and checksum of records, whatever their order: the exclusive or of the SHA-256 of each one's key and canonical
 * JSON. Revisions are not part of it; every store counts its own.
 */
final class RecordDigest {
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private final byte[] sum = new byte[32];
    private long records;
    private long tombstones;

    void add(List<StoredRecord> page) {
        page.forEach(this::add);
    }

    private void add(StoredRecord record) {
        MessageDigest hash = Sha256.digest();
        hash.update(record.key().toString().getBytes(StandardCharsets.UTF_8));
        hash.update((byte) 0);
        hash.update(CANONICAL.writeValueAsBytes(RecordDocument.of(record)));
        byte[] digest = hash.digest();
        for (int i = 0; i < sum.length; i++) {
            sum[i] ^= digest[i];
        }
        if (record.record() != null) {
            records++;
        } else if (record.isEmpty()) {
            tombstones++;
        }
    }

    /** Records that are not deleted. */
    long records() {
        return records;
    }

    long tombstones() {
        return tombstones;
    }

    String checksum() {
        return HexFormat.of().formatHex(sum);
    }

    boolean matches(RecordDigest other) {
        return records == other.records
                && tombstones == other.tombstones
                && checksum().equals(other.checksum());
    }
}
