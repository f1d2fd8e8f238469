package dev.tribal.search;

import dev.tribal.contracts.api.DeadLetterCommands;
import dev.tribal.platform.http.ServiceClientConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.service.registry.ImportHttpServices;

/** What embedding-service put aside, as seen from another process: a replay takes longer than a search may. */
@Configuration(proxyBeanMethods = false)
@Import(ServiceClientConfiguration.class)
@ImportHttpServices(group = "dead-letters", types = DeadLetterCommands.class)
class DeadLetterClientConfiguration {}
