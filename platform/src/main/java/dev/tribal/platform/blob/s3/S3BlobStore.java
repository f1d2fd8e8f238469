package dev.tribal.platform.blob.s3;

import dev.tribal.platform.blob.BlobName;
import dev.tribal.platform.blob.BlobStore;
import dev.tribal.platform.blob.BlobStoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One object per blob, below a prefix of a bucket that is there already. */
public final class S3BlobStore implements BlobStore {
    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /**
     * Uses a client, and closes it in the end.
     *
     * @param prefix what every key begins with; may be empty
     */
    public S3BlobStore(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public void put(BlobName name, byte[] content) {
        trying(() -> s3.putObject(
                request -> request.bucket(bucket).key(key(name)).contentType("application/gzip"),
                RequestBody.fromBytes(content)));
    }

    @Override
    public Optional<byte[]> get(BlobName name) {
        return trying(() -> {
            try {
                return Optional.of(
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key(key(name)))
                                .asByteArray());
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(Collection<BlobName> names) {
        names.forEach(name -> delete(key(name)));
    }

    /** One by one: the request for many needs a checksum that not every server takes, and there are few. */
    private void delete(String key) {
        trying(() -> s3.deleteObject(request -> request.bucket(bucket).key(key)));
    }

    @Override
    public void deleteOlder(String tenant, UUID recordId, Instant moment) {
        String record = prefix + BlobName.prefix(tenant, recordId);
        List<String> older = trying(() -> {
            List<String> keys = new ArrayList<>();
            s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(record)).contents().stream()
                    .filter(object -> object.lastModified().isBefore(moment))
                    .map(S3Object::key)
                    .forEach(keys::add);
            return keys;
        });
        older.forEach(this::delete);
    }

    @Override
    public void check() {
        trying(() -> s3.headBucket(request -> request.bucket(bucket)));
    }

    @Override
    public void close() {
        s3.close();
    }

    private String key(BlobName name) {
        return prefix + name.path();
    }

    private <T> T trying(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new BlobStoreException(sentence(e), e);
        }
    }

    private String sentence(SdkException e) {
        return switch (e instanceof S3Exception answer ? answer.statusCode() : 0) {
            case 403 ->
                "The credentials may not use the bucket %s of the blob store; allow them to get, put, list and delete"
                                .formatted(bucket)
                        + " objects, or set others";
            case 404 -> "There is no bucket %s; make it, or set tribal.blob-store.s3.bucket".formatted(bucket);
            default ->
                "The bucket %s of the blob store cannot be used (%s); see that S3 can be reached and that credentials"
                                .formatted(bucket, e.getMessage())
                        + " are set";
        };
    }
}
