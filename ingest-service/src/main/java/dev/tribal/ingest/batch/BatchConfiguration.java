package dev.tribal.ingest.batch;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.ReportChecks;
import dev.tribal.platform.limits.ItemLimits;
import dev.tribal.platform.problem.BodyLimit;
import dev.tribal.platform.problem.RequestJson;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** Batches of reports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatchSettings.class)
@Import(BatchController.class)
public class BatchConfiguration {
    @Bean
    AccessRules batchAccess() {
        return AccessRules.of(AccessRules.scope(HttpMethod.POST, BatchController.PATH, Scopes.ERRORS_WRITE)
                .as(Load.UPLOAD));
    }

    @Bean
    BodyLimit batchBodyLimit(BatchSettings settings) {
        return BodyLimit.held(BatchController.PATH, settings.maxSize());
    }

    @Bean
    BatchPublisher batchPublisher(
            ItemLimits limits, IdempotentRequests requests, ErrorEvents events, BatchReports batch) {
        return new BatchPublisher(limits, requests, events, batch);
    }

    /** A line may be as long as the body of a single report. */
    @Bean
    BatchReader batchReader(
            RequestJson json,
            ReportChecks checks,
            BatchSettings settings,
            @Value("${tribal.max-request-size}") DataSize longestLine) {
        return new BatchReader(json, checks, longestLine, settings.maxReports());
    }
}
