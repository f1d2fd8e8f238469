package dev.tribal.embedding.store.s3;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tribal.embedding.fold.RecordKey;
import java.util.Optional;

/** The ETags of the records that were read or written lately; they save a question before a write. */
final class SeenTags {
    private static final int MOST = 20_000;

    private final Cache<RecordKey, Tag> tags =
            Caffeine.newBuilder().maximumSize(MOST).build();

    void seen(RecordKey key, long revision, String eTag) {
        tags.put(key, new Tag(revision, eTag));
    }

    /** The ETag of this revision of a record, if it is the one that was seen last. */
    Optional<String> of(RecordKey key, long revision) {
        return Optional.ofNullable(tags.getIfPresent(key))
                .filter(tag -> tag.revision() == revision)
                .map(Tag::eTag);
    }

    private record Tag(long revision, String eTag) {}
}
