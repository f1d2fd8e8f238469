package dev.tribal.search;

import dev.tribal.contracts.api.NearestErrors;
import dev.tribal.contracts.api.NearestResult;
import dev.tribal.contracts.api.Scopes;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.PlatformConfiguration;
import dev.tribal.platform.app.TestSigner;
import dev.tribal.platform.security.CurrentCaller;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** search-service as it runs, with the signing of tokens in memory and nothing near. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({
    PlatformConfiguration.class,
    SearchConfiguration.class,
    DeadLetterClientConfiguration.class,
    IngestClientConfiguration.class
})
class TestSearchApplication {
    private static final TestSigner SIGNER = new TestSigner();

    /** An access token of this tenant. */
    static String token(String tenant) {
        return SIGNER.sign(TestSigner.claims(tenant, Scopes.ERRORS_READ).build());
    }

    @Bean
    SigningKeys signingKeys() {
        return SIGNER::jwks;
    }

    @Bean
    Tokens tokens() {
        return _ -> {
            throw new IllegalStateException("no keys here");
        };
    }

    /** Answers only who calls for somebody: the security context must reach it. */
    @Bean
    NearestErrors nearestErrors(CurrentCaller caller) {
        return _ -> {
            caller.get();
            return new NearestResult(List.of());
        };
    }
}
