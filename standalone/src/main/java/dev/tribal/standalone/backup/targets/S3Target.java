package dev.tribal.standalone.backup.targets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** One object of a bucket, which has to be there, per object of a backup. */
public final class S3Target implements BackupTarget {
    private final S3Client s3;
    private final String bucket;
    private final String prefix;

    /**
     * Uses a client, and closes it in the end.
     *
     * @param prefix what every key begins with: empty, or with a slash at its end
     */
    public S3Target(S3Client s3, String bucket, String prefix) {
        this.s3 = s3;
        this.bucket = bucket;
        this.prefix = prefix;
    }

    @Override
    public void put(String name, byte[] content) {
        trying(() -> s3.putObject(
                request -> request.bucket(bucket)
                        .key(prefix + name)
                        .contentMD5(md5(content))
                        .contentType("application/octet-stream"),
                RequestBody.fromBytes(content)));
    }

    @Override
    public boolean putIfAbsent(String name, byte[] content) {
        return trying(() -> {
            try {
                s3.putObject(
                        request -> request.bucket(bucket)
                                .key(prefix + name)
                                .contentMD5(md5(content))
                                .ifNoneMatch("*"),
                        RequestBody.fromBytes(content));
                return true;
            } catch (S3Exception e) {
                // 409: somebody else does it at this moment.
                if (e.statusCode() == 412 || e.statusCode() == 409) {
                    return false;
                }
                throw e;
            }
        });
    }

    @Override
    public Optional<byte[]> get(String name) {
        return trying(() -> {
            try {
                return Optional.of(
                        s3.getObjectAsBytes(request -> request.bucket(bucket).key(prefix + name))
                                .asByteArray());
            } catch (NoSuchKeyException _) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<String> list(String folder) {
        return trying(() ->
                s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix + folder)).contents().stream()
                        .map(S3Object::key)
                        .map(key -> key.substring(prefix.length()))
                        .sorted()
                        .toList());
    }

    @Override
    public void delete(String name) {
        trying(() -> s3.deleteObject(request -> request.bucket(bucket).key(prefix + name)));
    }

    @Override
    public void close() {
        s3.close();
    }

    private <T> T trying(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new BackupException(sentence(e), e);
        }
    }

    /** A bucket with Object Lock asks for a checksum, and this is the one that every server knows. */
    private static String md5(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    private String sentence(SdkException e) {
        return switch (e instanceof S3Exception answer ? answer.statusCode() : 0) {
            case 403 ->
                "The credentials may not use the bucket %s of the backups; allow them to get, put, list and delete objects, or set others."
                        .formatted(bucket);
            case 404 -> "There is no bucket %s for backups; make it, or name another one.".formatted(bucket);
            default ->
                "The bucket %s of the backups cannot be used (%s); see that S3 can be reached and that credentials are set."
                        .formatted(bucket, e.getMessage());
        };
    }
}
