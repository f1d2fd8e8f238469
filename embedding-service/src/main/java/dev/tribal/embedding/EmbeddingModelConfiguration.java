package dev.tribal.embedding;

import dev.tribal.embedding.model.EmbeddingModel;
import dev.tribal.embedding.model.onnx.OnnxEmbeddingModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What turns texts into vectors. */
@Configuration(proxyBeanMethods = false)
class EmbeddingModelConfiguration {
    @Bean(destroyMethod = "close")
    EmbeddingModel embeddingModel(EmbeddingSettings settings) {
        return OnnxEmbeddingModel.open(settings.dataDir().resolve("model"));
    }
}
