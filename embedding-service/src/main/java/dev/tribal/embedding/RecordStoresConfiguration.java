package dev.tribal.embedding;

import dev.tribal.embedding.store.dynamodb.DynamoDbSettings;
import dev.tribal.embedding.store.s3.S3StoreSettings;
import dev.tribal.platform.aws.AwsSettings;
import dev.tribal.platform.encryption.EncryptionConfiguration;
import dev.tribal.platform.encryption.Sealer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What opens record stores, for the service and for commands that work on the stores without it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    EmbeddingSettings.class,
    DynamoDbSettings.class,
    S3StoreSettings.class,
    AwsSettings.class
})
@Import(EncryptionConfiguration.class)
public class RecordStoresConfiguration {
    @Bean
    RecordStores recordStores(
            EmbeddingSettings embedding,
            DynamoDbSettings dynamoDb,
            S3StoreSettings s3,
            AwsSettings aws,
            Sealer sealer) {
        return new RecordStores(embedding, dynamoDb, s3, aws, sealer);
    }
}
