package dev.tribal.search;

import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.platform.http.ServiceClientConfiguration;
import dev.tribal.search.similar.NearestSearch;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.ImportHttpServices;

/** embedding-service as seen from another process. */
@Configuration(proxyBeanMethods = false)
@Import(ServiceClientConfiguration.class)
@ImportHttpServices(group = "embedding", types = NearestErrors.class)
class EmbeddingClientConfiguration {
    /** Before this instance is ready, so that no answer goes without nearest neighbours because it is the first one. */
    @Bean
    ApplicationRunner firstQuestion(NearestSearch nearest) {
        return _ -> nearest.warmUp();
    }
}
