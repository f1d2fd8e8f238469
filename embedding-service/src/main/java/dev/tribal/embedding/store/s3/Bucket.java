package dev.tribal.embedding.store.s3;

import dev.tribal.embedding.store.aws.AwsFaults;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The few calls that the store makes, on one bucket. */
final class Bucket {
    /** The most names of one page of a listing. */
    static final int PAGE = 1_000;

    private final S3Client client;
    private final String name;
    private final AwsFaults faults;

    Bucket(S3Client client, String name, AwsFaults faults) {
        this.client = client;
        this.name = name;
        this.faults = faults;
    }

    Optional<Content> get(String key) {
        return faults.reading(() -> {
            try {
                var answer = client.getObjectAsBytes(get -> get.bucket(name).key(key));
                return Optional.of(new Content(
                        answer.asByteArrayUnsafe(), answer.response().eTag()));
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    /** The ETag and the metadata of an object, if it is there. */
    Optional<Head> head(String key) {
        return faults.reading(() -> {
            try {
                var answer = client.headObject(head -> head.bucket(name).key(key));
                return Optional.of(new Head(answer.eTag(), answer.metadata()));
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    /** Puts an object, however it was before. */
    void put(String key, byte[] content) {
        faults.writing(() -> client.putObject(put -> put.bucket(name).key(key), RequestBody.fromBytes(content)));
    }

    /**
     * Puts an object if it is still what it was.
     *
     * @param expected the ETag that was read, or {@code null} if there was no such object
     * @return the new ETag, unless somebody else has put it meanwhile
     */
    Optional<String> putIf(@Nullable String expected, String key, Map<String, String> metadata, byte[] content) {
        var put = PutObjectRequest.builder().bucket(name).key(key).metadata(metadata);
        var conditional = expected == null ? put.ifNoneMatch("*") : put.ifMatch(expected);
        String[] written = {null};
        faults.writing(() -> {
            try {
                written[0] = client.putObject(conditional.build(), RequestBody.fromBytes(content))
                        .eTag();
            } catch (S3Exception e) {
                if (!lostRace(e)) {
                    throw e;
                }
            }
        });
        return Optional.ofNullable(written[0]);
    }

    /** 404 is the answer for an object that is gone, 409 that for two puts at the same moment. */
    private static boolean lostRace(S3Exception e) {
        return e.statusCode() == 412
                || e.statusCode() == 409
                || e.statusCode() == 404 && e instanceof NoSuchKeyException;
    }

    /**
     * One page of the names with a prefix, in the order of their bytes.
     *
     * @param after the name to go on behind; the prefix itself for the first page
     */
    List<String> list(String prefix, String after) {
        return faults.reading(() -> {
            ListObjectsV2Response page = client.listObjectsV2(
                    list -> list.bucket(name).prefix(prefix).startAfter(after).maxKeys(PAGE));
            return page.contents().stream().map(S3Object::key).toList();
        });
    }

    /** An object. */
    record Content(byte[] bytes, String eTag) {}

    /** What is known of an object without reading it. */
    record Head(String eTag, Map<String, String> metadata) {}
}
