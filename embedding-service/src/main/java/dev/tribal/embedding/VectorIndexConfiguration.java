package dev.tribal.embedding;

import dev.tribal.embedding.generation.Generations;
import dev.tribal.embedding.generation.IndexChoice;
import dev.tribal.embedding.index.VectorIndexes;
import dev.tribal.embedding.index.chroma.ChromaSettings;
import dev.tribal.embedding.index.chroma.ChromaVectorIndexes;
import dev.tribal.embedding.index.lucene.LuceneVectorIndexes;
import dev.tribal.embedding.store.RecordStore;
import io.micrometer.observation.ObservationRegistry;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where vectors are kept. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChromaSettings.class)
class VectorIndexConfiguration {
    @Bean(destroyMethod = "close")
    VectorIndexes luceneIndexes(EmbeddingSettings settings) {
        return new LuceneVectorIndexes(settings.dataDir().resolve("index"));
    }

    @Bean(destroyMethod = "close")
    VectorIndexes chromaIndexes(
            ChromaSettings settings, ObjectProvider<SslBundles> bundles, ObservationRegistry observations) {
        return chroma(settings, bundles.getObject(), observations);
    }

    static VectorIndexes chroma(ChromaSettings settings, SslBundles bundles, ObservationRegistry observations) {
        SSLContext trusted = settings.sslBundle() instanceof String name && !name.isBlank()
                ? bundles.getBundle(name).createSslContext()
                : null;
        return new ChromaVectorIndexes(settings, trusted, observations);
    }

    @Bean(destroyMethod = "close")
    Generations indexGenerations(
            RecordStore store,
            EmbeddingModels models,
            VectorIndexes luceneIndexes,
            VectorIndexes chromaIndexes,
            @Value("${tribal.vector-index}") String backend,
            @Value("${tribal.embedding.model}") String model) {
        return Generations.open(store.properties(), IndexChoice.of(backend, model), models::get, name -> switch (name) {
            case LuceneVectorIndexes.BACKEND -> luceneIndexes;
            case ChromaVectorIndexes.BACKEND -> chromaIndexes;
            default ->
                throw new UnknownChoiceException(
                        "tribal.vector-index", name, LuceneVectorIndexes.BACKEND, ChromaVectorIndexes.BACKEND);
        });
    }
}
