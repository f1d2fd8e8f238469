package dev.tribal.ingest.sarif;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.problem.BodyLimit;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/** Results of static analysis. */
@Configuration(proxyBeanMethods = false)
@Import(SarifController.class)
public class SarifConfiguration {
    @Bean
    AccessRules sarifAccess() {
        return AccessRules.of(AccessRules.scope(HttpMethod.POST, SarifController.PATH, Scopes.ERRORS_WRITE)
                .as(Load.UPLOAD));
    }

    /** Files are read as they come; most of them is left. */
    @Bean
    BodyLimit sarifBodyLimit(@Value("${tribal.ingest.max-sarif-size}") DataSize limit) {
        return BodyLimit.streamed(SarifController.PATH, limit);
    }
}
