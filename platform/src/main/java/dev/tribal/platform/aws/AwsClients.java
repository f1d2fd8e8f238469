package dev.tribal.platform.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Builds the clients of AWS, all with the same bounds. No client connects before it is used. */
public final class AwsClients {
    /** The most requests of one client at once. */
    public static final int MAX_CONNECTIONS = 64;

    private static final Duration CONNECT = Duration.ofSeconds(2);
    // Enough for a document of some megabytes over a slow line.
    private static final Duration ATTEMPT = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(25);

    private AwsClients() {}

    /** A client of S3, or of a server like it. */
    public static S3Client s3(AwsSettings settings) {
        return s3(settings, DefaultCredentialsProvider.builder().build());
    }

    /** The same with other credentials than those of the default chain. */
    public static S3Client s3(AwsSettings settings, AwsCredentialsProvider credentials) {
        return configure(S3Client.builder(), settings)
                .credentialsProvider(credentials)
                .forcePathStyle(settings.pathStyleAccess())
                // Other servers do not all know the newer checksums, and TLS protects what is on the way.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .build();
    }

    /** Gives the builder of any client the region, the endpoint, bounded timeouts and the standard retries. */
    public static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(
            B builder, AwsSettings settings) {
        builder.region(Region.of(settings.region()))
                .httpClientBuilder(Apache5HttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(ATTEMPT)
                        .maxConnections(MAX_CONNECTIONS))
                .overrideConfiguration(config -> config.apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(RetryMode.STANDARD));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder;
    }
}
