package dev.tribal.ingest.otlp;

import static dev.tribal.platform.security.AccessRules.scope;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** What exporters of OpenTelemetry talk to. */
@Configuration(proxyBeanMethods = false)
@Import(OtlpController.class)
public class OtlpConfiguration {
    @Bean
    AccessRules otlpAccess() {
        return AccessRules.of(
                scope(HttpMethod.POST, OtlpController.LOGS, Scopes.ERRORS_WRITE).as(Load.EVENTS),
                scope(HttpMethod.POST, OtlpController.TRACES, Scopes.ERRORS_WRITE)
                        .as(Load.EVENTS));
    }

    @Bean
    OtlpIntake otlpIntake(ItemLimits limits, BatchReports batch) {
        return new OtlpIntake(limits, batch);
    }
}
