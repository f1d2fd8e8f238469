package dev.tribal.platform.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How AWS is reached. Credentials are no settings: the SDK's default chain finds them in the environment, a profile, or
 * the role of the machine or pod.
 *
 * @param region name of the region
 * @param endpoint address of a server that speaks the same protocol, or {@code null} for AWS itself
 * @param pathStyleAccess whether the bucket is part of the path and not of the host, as most other servers want it
 */
@ConfigurationProperties("tribal.aws")
public record AwsSettings(
        String region,
        @Nullable URI endpoint,
        @DefaultValue("false") boolean pathStyleAccess) {
    public AwsSettings {
        if (region == null || region.isBlank()) {
            throw new IllegalArgumentException("tribal.aws.region must name a region, for example us-east-1");
        }
        // An empty variable of the environment means that there is none.
        endpoint = endpoint == null || endpoint.toString().isEmpty() ? null : endpoint;
        if (endpoint != null && endpoint.getHost() == null) {
            throw new IllegalArgumentException("tribal.aws.endpoint must be an address such as https://host:9000");
        }
    }
}
