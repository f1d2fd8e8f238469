package dev.tribal.embedding;

import dev.tribal.contracts.api.AccessToken;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.app.TestSigner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in for auth-service: a key pair and tokens signed with it. */
@Configuration(proxyBeanMethods = false)
public class TestAuth {
    private static final TestSigner SIGNER = new TestSigner();

    @Bean
    SigningKeys signingKeys() {
        return SIGNER::jwks;
    }

    @Bean
    Tokens tokens() {
        return _ -> new AccessToken("none", "Bearer", 1, "");
    }

    /** A token of a tenant with a scope. */
    public static String token(String tenant, String scope) {
        return SIGNER.sign(TestSigner.claims(tenant, scope).build());
    }
}
