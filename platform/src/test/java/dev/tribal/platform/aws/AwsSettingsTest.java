package dev.tribal.platform.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;

class AwsSettingsTest {
    @Test
    void anEmptyEndpointIsAwsItself() {
        assertThat(new AwsSettings("eu-west-1", URI.create(""), false).endpoint())
                .isNull();
    }

    @Test
    void whatCannotBeAnAddressIsRefusedInOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AwsSettings("eu-west-1", URI.create("minio"), true))
                .withMessage("tribal.aws.endpoint must be an address such as https://host:9000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AwsSettings(" ", null, true))
                .withMessageStartingWith("tribal.aws.region must name a region");
    }

    @Test
    void aClientIsBuiltWithoutCredentialsAndWithoutAConnection() {
        var settings = new AwsSettings("eu-west-1", URI.create("http://localhost:1"), true);
        try (var client = AwsClients.s3(settings)) {
            assertThat(client.serviceName()).isEqualTo("s3");
        }
    }
}
