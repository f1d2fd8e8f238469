package dev.tribal.ingest;

import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.ingest.batch.BatchConfiguration;
import dev.tribal.ingest.ci.CiConfiguration;
import dev.tribal.ingest.claim.ClaimCheck;
import dev.tribal.ingest.cloudevent.EventConfiguration;
import dev.tribal.ingest.idempotency.IdempotentRequests;
import dev.tribal.ingest.junit.ReportController;
import dev.tribal.ingest.log.LogController;
import dev.tribal.ingest.log.LogForms;
import dev.tribal.ingest.otlp.OtlpConfiguration;
import dev.tribal.ingest.publish.BrokerHealth;
import dev.tribal.ingest.publish.EventLog;
import dev.tribal.ingest.publish.EventPublisher;
import dev.tribal.ingest.publish.IntakeMeters;
import dev.tribal.ingest.report.BatchReports;
import dev.tribal.ingest.report.ErrorCommandsController;
import dev.tribal.ingest.report.ErrorEvents;
import dev.tribal.ingest.report.ExistingErrors;
import dev.tribal.ingest.report.OutcomeEvents;
import dev.tribal.ingest.report.ReportChecks;
import dev.tribal.ingest.report.WriteTrail;
import dev.tribal.ingest.sarif.SarifConfiguration;
import dev.tribal.ingest.scrub.RequestScrubber;
import dev.tribal.ingest.sentry.SentryConfiguration;
import dev.tribal.ingest.webhook.WebhookConfiguration;
import dev.tribal.platform.audit.AuditEvents;
import dev.tribal.platform.audit.AuditLog;
import dev.tribal.platform.audit.kafka.AuditLogConfiguration;
import dev.tribal.platform.blob.BlobStoreConfiguration;
import dev.tribal.platform.blob.BlobStoreSettings;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.grouping.GroupingConfiguration;
import dev.tribal.platform.grouping.GroupingVersions;
import dev.tribal.platform.kafka.KafkaConfiguration;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.platform.problem.BodyLimit;
import dev.tribal.platform.problem.RequestValidator;
import dev.tribal.platform.scrub.ScrubConfiguration;
import dev.tribal.platform.scrub.Scrubbing;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import dev.tribal.platform.template.TemplateLookup;
import dev.tribal.platform.template.TemplatesConfiguration;
import dev.tribal.platform.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaTemplate;

/** The composition root of ingest-service; it needs an {@link ErrorQueries}, whichever way it is answered. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestSettings.class)
@Import({
    KafkaConfiguration.class,
    GroupingConfiguration.class,
    TemplatesConfiguration.class,
    AuditLogConfiguration.class,
    BlobStoreConfiguration.class,
    ScrubConfiguration.class,
    BatchConfiguration.class,
    CiConfiguration.class,
    EventConfiguration.class,
    SarifConfiguration.class,
    WebhookConfiguration.class,
    ErrorCommandsController.class,
    ReportController.class,
    LogController.class,
    SentryConfiguration.class,
    OtlpConfiguration.class
})
public class IngestConfiguration {
    private static final String APART = "/api/v1/errors/{id}/kept-apart/{other_id}";
    private static final String LINK = "/api/v1/errors/{id}/solutions/{solution_id}/links/{other_id}";

    @Bean
    AccessRules ingestAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.POST, "/api/v1/errors", Scopes.ERRORS_WRITE),
                AccessRules.scope(HttpMethod.PUT, "/api/v1/errors/{id}", Scopes.ERRORS_WRITE),
                AccessRules.scope(HttpMethod.DELETE, "/api/v1/errors/{id}", Scopes.ERRORS_WRITE),
                AccessRules.scope(HttpMethod.PUT, "/api/v1/errors/{id}/merged-into", Scopes.ERRORS_WRITE),
                AccessRules.scope(HttpMethod.DELETE, "/api/v1/errors/{id}/merged-into", Scopes.ERRORS_WRITE),
                AccessRules.scope(HttpMethod.PUT, APART, Scopes.ERRORS_WRITE),
                AccessRules.scope(HttpMethod.DELETE, APART, Scopes.ERRORS_WRITE),
                AccessRules.scope(HttpMethod.POST, "/api/v1/errors/{id}/solutions", Scopes.SOLUTIONS_WRITE),
                AccessRules.scope(HttpMethod.PUT, LINK, Scopes.SOLUTIONS_WRITE),
                AccessRules.scope(HttpMethod.DELETE, LINK, Scopes.SOLUTIONS_WRITE),
                AccessRules.scope(HttpMethod.POST, "/api/v1/errors/{id}/separations", Scopes.ERRORS_WRITE),
                AccessRules.scope(HttpMethod.DELETE, "/api/v1/errors/{id}/separations/{other_id}", Scopes.ERRORS_WRITE),
                AccessRules.scope(
                        HttpMethod.POST, "/api/v1/errors/{id}/solutions/{solution_id}/outcomes", Scopes.ERRORS_WRITE),
                AccessRules.scope(HttpMethod.POST, ReportController.PATH, Scopes.ERRORS_WRITE)
                        .as(Load.UPLOAD),
                AccessRules.scope(HttpMethod.POST, LogController.PATH, Scopes.ERRORS_WRITE)
                        .as(Load.UPLOAD));
    }

    /** Of test reports only what failed is held. */
    @Bean
    BodyLimit reportBodyLimit(IngestSettings settings) {
        return BodyLimit.streamed(ReportController.PATH, settings.maxReportSize());
    }

    /** Logs are read as they come, so a larger one takes no more memory. */
    @Bean
    BodyLimit logBodyLimit(IngestSettings settings) {
        return BodyLimit.streamed(LogController.PATH, settings.maxLogSize());
    }

    @Bean
    ReportChecks reportChecks(RequestValidator validator, RequestScrubber scrubber) {
        return new ReportChecks(validator, scrubber);
    }

    @Bean
    BatchReports batchReports(
            RequestValidator validator,
            RequestScrubber scrubber,
            ErrorEvents events,
            EventPublisher publisher,
            WriteTrail trail) {
        return new BatchReports(validator, scrubber, events, publisher, trail);
    }

    @Bean
    LogExtractor logExtractor(IngestSettings settings) {
        return new LogExtractor(Rules.of(settings.problemMatchers()));
    }

    @Bean
    LogForms logForms(LogExtractor extractor, IngestSettings settings) {
        return new LogForms(extractor, settings.maxLogSize().toBytes());
    }

    @Bean
    RequestScrubber requestScrubber(Scrubbing scrubbing) {
        return new RequestScrubber(scrubbing);
    }

    @Bean
    ClaimCheck claimCheck(LongTexts texts, BlobStoreSettings settings) {
        return new ClaimCheck(texts, settings.threshold());
    }

    @Bean
    IntakeMeters intakeMeters(MeterRegistry meters, TenantLabels tenants) {
        return new IntakeMeters(meters, tenants);
    }

    @Bean
    EventPublisher eventPublisher(
            KafkaTemplate<String, byte[]> durableTemplate,
            ClaimCheck claims,
            EventCodec codec,
            IntakeMeters meters,
            Traces traces,
            IngestSettings settings) {
        return new EventPublisher(durableTemplate, claims, codec, meters, traces, settings.ackTimeout());
    }

    @Bean(destroyMethod = "close")
    EventLog eventLog(KafkaConnections kafka, IngestSettings settings) {
        return new EventLog(kafka.admin(), settings.healthTimeout());
    }

    /** Named for the component that the health report shows: {@code broker}. */
    @Bean
    BrokerHealth brokerHealthIndicator(EventLog log) {
        return new BrokerHealth(log);
    }

    @Bean
    IdempotentRequests idempotentRequests(IngestSettings settings) {
        return new IdempotentRequests(settings.rememberedKeys(), settings.rememberKeysFor());
    }

    @Bean
    ErrorEvents errorEvents(GroupingVersions groupingVersions, TemplateLookup templates) {
        return new ErrorEvents(Clock.systemUTC(), groupingVersions, templates);
    }

    @Bean
    OutcomeEvents outcomeEvents() {
        return new OutcomeEvents(Clock.systemUTC());
    }

    @Bean
    WriteTrail writeTrail(AuditLog auditLog, CurrentCaller callers) {
        return new WriteTrail(auditLog, new AuditEvents("ingest-service", callers, Clock.systemUTC()));
    }

    @Bean
    ExistingErrors existingErrors(ErrorQueries queries, EventLog log, IngestSettings settings) {
        return new ExistingErrors(queries, log, settings.existenceWait());
    }
}
