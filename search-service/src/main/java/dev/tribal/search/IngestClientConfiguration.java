package dev.tribal.search;

import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.platform.http.ServiceClientConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.ImportHttpServices;

/** ingest-service as seen from another process. */
@Configuration(proxyBeanMethods = false)
@Import(ServiceClientConfiguration.class)
@ImportHttpServices(group = "ingest", types = ErrorCommands.class)
class IngestClientConfiguration {}
