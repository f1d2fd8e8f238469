package dev.tribal.platform;

import dev.tribal.platform.about.AboutConfiguration;
import dev.tribal.platform.edge.EdgeConfiguration;
import dev.tribal.platform.limits.LimitsConfiguration;
import dev.tribal.platform.metrics.MetricsConfiguration;
import dev.tribal.platform.openapi.OpenApiConfiguration;
import dev.tribal.platform.problem.ProblemConfiguration;
import dev.tribal.platform.security.SecurityConfiguration;
import dev.tribal.platform.tracing.TracingConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What every process has, imported once by its composition root. */
@Configuration(proxyBeanMethods = false)
@Import({
    AboutConfiguration.class,
    EdgeConfiguration.class,
    LimitsConfiguration.class,
    MetricsConfiguration.class,
    OpenApiConfiguration.class,
    ProblemConfiguration.class,
    SecurityConfiguration.class,
    TracingConfiguration.class
})
public class PlatformConfiguration {}
