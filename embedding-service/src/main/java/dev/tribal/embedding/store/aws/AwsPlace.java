package dev.tribal.embedding.store.aws;

/**
 * A table or bucket, in the words of the sentences about it.
 *
 * @param name what it is, for example {@code the S3 bucket}
 * @param setting the setting that names it
 * @param readAction the permission that reading needs
 * @param writeAction the permission that writing needs
 */
public record AwsPlace(String name, String setting, String readAction, String writeAction) {}
