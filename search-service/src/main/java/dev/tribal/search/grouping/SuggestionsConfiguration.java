package dev.tribal.search.grouping;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.grouping.GroupingConfiguration;
import dev.tribal.platform.grouping.GroupingVersions;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.catalog.FingerprintIndex;
import dev.tribal.search.similar.HybridSearch;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;

/** Suggestions of which errors are one, and the comparison with the fingerprints in force. */
@Configuration(proxyBeanMethods = false)
@Import({GroupingConfiguration.class, GroupingController.class})
public class SuggestionsConfiguration {
    @Bean
    AccessRules groupingAccess() {
        return AccessRules.of(
                AccessRules.scope(HttpMethod.GET, "/api/v1/errors/{id}/suggestions", Scopes.ERRORS_READ)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.GET, "/api/v1/stats/grouping", Scopes.ERRORS_READ)
                        .as(Load.SEARCH));
    }

    @Bean
    Suggestions mergeSuggestions(Catalog catalog, HybridSearch hybridSearch) {
        return new Suggestions(catalog, new FingerprintIndex(catalog), hybridSearch);
    }

    @Bean
    ShadowGrouping shadowGrouping(Catalog catalog, GroupingVersions groupingVersions) {
        return new ShadowGrouping(new FingerprintIndex(catalog), groupingVersions);
    }
}
