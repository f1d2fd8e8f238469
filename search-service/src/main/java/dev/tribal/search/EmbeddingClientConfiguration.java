package dev.tribal.search;

import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.platform.http.ServiceClientConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.ImportHttpServices;

/** embedding-service as seen from another process. {@code searchNearest} in the health tells whether it can be reached. */
@Configuration(proxyBeanMethods = false)
@Import(ServiceClientConfiguration.class)
@ImportHttpServices(group = "embedding", types = NearestErrors.class)
class EmbeddingClientConfiguration {}
