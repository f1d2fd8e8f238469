package dev.tribal.embedding;

import dev.tribal.embedding.model.openai.OpenAiSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What turns texts into vectors. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OpenAiSettings.class)
class EmbeddingModelConfiguration {
    @Bean(destroyMethod = "close")
    EmbeddingModels embeddingModels(EmbeddingSettings settings, OpenAiSettings openAi) {
        return new EmbeddingModels(settings.dataDir().resolve("model"), openAi);
    }
}
