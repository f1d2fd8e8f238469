package dev.tribal.mcp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tribal.contracts.api.ErrorCommands;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.GroupingQueries;
import dev.tribal.contracts.api.SigningKeys;
import dev.tribal.contracts.api.Tokens;
import dev.tribal.platform.PlatformConfiguration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The gateway as it runs, with the services behind it and the signing of tokens in memory. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PlatformConfiguration.class, McpGatewayConfiguration.class})
public class GatewayTestApplication {
    /** A setting, so that tests write no key into the home folder. */
    public static final String KEY = "tribal.mcp.key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private static final RSAKey SIGNING_KEY = generate();

    @Bean
    InMemoryErrors errors() {
        return new InMemoryErrors();
    }

    @Bean
    ErrorCommands errorCommands(InMemoryErrors errors) {
        return new InMemoryCommands(errors);
    }

    @Bean
    ErrorQueries errorQueries(InMemoryErrors errors) {
        return new InMemoryQueries(errors);
    }

    @Bean
    GroupingQueries groupingQueries(InMemoryErrors errors) {
        return new InMemoryGrouping(errors);
    }

    @Bean
    SigningKeys signingKeys() {
        return () -> new JWKSet(SIGNING_KEY).toJSONObject();
    }

    @Bean
    Tokens tokens() {
        return apiKey -> {
            throw new UnsupportedOperationException("Tests send access tokens");
        };
    }

    /** An access token with these scopes. */
    public static String token(String... scopes) {
        return tokenOf("agent", scopes);
    }

    /** The same of another principal of the tenant. */
    public static String tokenOf(String subject, String... scopes) {
        return tokenIn("acme", subject, scopes);
    }

    /** The same of a principal of any tenant. */
    static String tokenIn(String tenant, String subject, String... scopes) {
        var claims = new JWTClaimsSet.Builder()
                .issuer("urn:tribal")
                .audience(List.of("tribal"))
                .subject(subject)
                .claim("tenant", tenant)
                .claim("scope", String.join(" ", scopes))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(SIGNING_KEY.getKeyID())
                        .build(),
                claims);
        try {
            jwt.sign(new RSASSASigner(SIGNING_KEY));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
