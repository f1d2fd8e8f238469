package dev.tribal.platform.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How traces are begun and go on. Spring Boot sends them, if it is told where to. */
@Configuration(proxyBeanMethods = false)
public class TracingConfiguration {
    @Bean
    Traces traces(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new Traces(tracer.getIfAvailable(() -> Tracer.NOOP), propagator.getIfAvailable(() -> Propagator.NOOP));
    }

    /** Without anybody to send spans to, requests have ids for the logs and nothing is recorded. */
    @Bean
    SdkTracerProviderBuilderCustomizer nothingIsRecordedForNobody(ObjectProvider<SpanExporter> exporters) {
        return builder -> {
            if (exporters.stream().findAny().isEmpty()) {
                builder.setSampler(Sampler.alwaysOff());
            }
        };
    }
}
