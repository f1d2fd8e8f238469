package dev.tribal.search;

import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.event.EventCodec;
import dev.tribal.platform.blob.BlobStoreConfiguration;
import dev.tribal.platform.blob.LongTexts;
import dev.tribal.platform.kafka.KafkaConfiguration;
import dev.tribal.platform.kafka.KafkaConnections;
import dev.tribal.platform.kafka.MissingTopics;
import dev.tribal.platform.log.LogExtractor;
import dev.tribal.platform.log.Rules;
import dev.tribal.platform.metrics.TenantLabels;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import dev.tribal.platform.tracing.Traces;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.feed.FeedHealth;
import dev.tribal.search.feed.RecordsFeed;
import dev.tribal.search.feed.RecordsTopic;
import dev.tribal.search.grouping.SuggestionsConfiguration;
import dev.tribal.search.pages.PagesConfiguration;
import dev.tribal.search.rerank.Reranker;
import dev.tribal.search.rerank.Weights;
import dev.tribal.search.similar.EmbeddingHealth;
import dev.tribal.search.similar.ErrorQueriesController;
import dev.tribal.search.similar.HybridSearch;
import dev.tribal.search.similar.Listing;
import dev.tribal.search.similar.MergedLocation;
import dev.tribal.search.similar.NearestSearch;
import dev.tribal.search.similar.QueryAnswers;
import dev.tribal.search.similar.SearchMeters;
import dev.tribal.search.similar.ServiceStatus;
import dev.tribal.search.similar.WholeTexts;
import dev.tribal.search.solutions.SolutionRanking;
import dev.tribal.search.verdict.Calibration;
import dev.tribal.search.verdict.Judge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/**
 * The composition root of search-service. Needs a {@link NearestErrors}, which is embedding-service, and an
 * {@link dev.tribal.contracts.api.ErrorCommands}, which is ingest-service: here or over HTTP.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
@Import({
    KafkaConfiguration.class,
    BlobStoreConfiguration.class,
    ErrorQueriesController.class,
    MergedLocation.class,
    SuggestionsConfiguration.class,
    PagesConfiguration.class
})
public class SearchConfiguration {
    @Bean
    AccessRules searchAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.GET, "/api/v1/errors", Scopes.ERRORS_READ)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.GET, "/api/v1/errors/similar", Scopes.ERRORS_READ)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.GET, "/api/v1/errors/tested", Scopes.ERRORS_READ)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.GET, "/api/v1/errors/{id}", Scopes.ERRORS_READ),
                AccessRules.scope(HttpMethod.POST, "/api/v1/errors/similar", Scopes.ERRORS_READ)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.GET, "/api/v1/status", Scopes.ERRORS_READ));
    }

    @Bean
    Catalog catalog(SearchSettings settings) {
        return new Catalog(settings.dataDir());
    }

    @Bean
    RecordsFeed recordsFeed(
            Catalog catalog,
            KafkaConnections kafka,
            MissingTopics topics,
            EventCodec codec,
            SearchSettings settings,
            Traces traces,
            MeterRegistry meters) {
        return new RecordsFeed(
                catalog, new RecordsTopic(kafka, topics), codec, settings.feed(), traces, meters, Clock.systemUTC());
    }

    @Bean
    NearestSearch nearestSearch(NearestErrors nearest, SearchSettings settings) {
        return new NearestSearch(nearest, settings.ranking().nearestTimeout(), Clock.systemUTC());
    }

    @Bean
    SearchMeters searchMeters(MeterRegistry meters, TenantLabels tenants) {
        return new SearchMeters(meters, tenants);
    }

    @Bean
    HybridSearch hybridSearch(
            Catalog catalog,
            NearestSearch nearest,
            SearchSettings settings,
            SolutionRanking solutions,
            SearchMeters meters) {
        return new HybridSearch(
                catalog,
                nearest,
                new Reranker(Weights.shipped()),
                new Judge(Calibration.shipped(), settings.verdict()),
                settings.ranking(),
                solutions,
                meters);
    }

    @Bean
    QueryAnswers queryAnswers(HybridSearch hybrid, SearchSettings settings) {
        return new QueryAnswers(hybrid, new LogExtractor(Rules.of(settings.problemMatchers())));
    }

    @Bean
    SolutionRanking solutionRanking(SearchSettings settings) {
        return new SolutionRanking(settings.solutions(), Clock.systemUTC());
    }

    @Bean
    Listing searchListing(Catalog catalog, SolutionRanking solutions) {
        return new Listing(catalog, solutions);
    }

    @Bean
    ServiceStatus searchStatus(Catalog catalog, NearestSearch nearest, ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        String version = properties == null ? null : properties.getVersion();
        return new ServiceStatus(catalog, nearest, version == null ? "unknown" : version);
    }

    @Bean
    WholeTexts wholeTexts(LongTexts texts) {
        return new WholeTexts(texts);
    }

    @Bean
    FeedHealth searchFeedHealthIndicator(RecordsFeed feed) {
        return new FeedHealth(feed);
    }

    @Bean
    EmbeddingHealth searchNearestHealthIndicator(NearestSearch nearest) {
        return new EmbeddingHealth(nearest);
    }
}
