package dev.tribal.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.app.Http;
import dev.tribal.platform.app.PlatformTest;
import dev.tribal.platform.app.TestAuthority;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Attacks on the access token, with tokens that are right but for one thing. */
@PlatformTest
class TokenAttackIT {
    @Autowired
    private Http http;

    @Autowired
    private TestAuthority authority;

    static final List<Arguments> CLAIMS = List.of(
            claims("another audience", c -> c.audience("tribal-of-others")),
            claims("an audience that only begins with ours", c -> c.audience("tribal.example.com")),
            claims("another issuer", c -> c.issuer("urn:tribal:other")),
            claims("our issuer in other letters", c -> c.issuer("URN:TRIBAL")),
            claims("expired", c -> c.expirationTime(Date.from(Instant.now().minusSeconds(300)))),
            claims("not valid yet", c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(300)))),
            claims("no subject", c -> c.subject(null)),
            claims("several tenants", c -> c.claim("tenant", List.of("acme", "other"))),
            claims("tenant with a separator", c -> c.claim("tenant", "acme/other")),
            claims("tenant with a path", c -> c.claim("tenant", "../other")),
            claims("tenant with a header", c -> c.claim("tenant", "acme\r\nX-Tenant: other")),
            claims("tenant with a NUL", c -> c.claim("tenant", "acme\u0000")),
            claims("tenant that is not ASCII", c -> c.claim("tenant", "\u0430cme")));

    static final List<Arguments> HEADERS = List.of(
            header("unknown kid", h -> h.keyID(UUID.randomUUID().toString())),
            header("kid that is a path", h -> h.keyID("../../../../dev/null")),
            header("kid that is a statement", h -> h.keyID("x' union select 'secret")),
            header("kid that is a URL", h -> h.keyID("https://evil.example/jwks")),
            header("kid of a megabyte", h -> h.keyID("k".repeat(20_000))),
            header("jku of a stranger", h -> h.keyID("x").jwkURL(URI.create("https://evil.example/jwks.json"))),
            header("x5u of a stranger", h -> h.keyID("x").x509CertURL(URI.create("https://evil.example/cert.pem"))),
            header("another type", h -> h.type(new JOSEObjectType("logout+jwt"))));

    @ParameterizedTest(name = "{0}")
    @FieldSource("CLAIMS")
    void tokenWithAWrongClaimIsRefused(String name, UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        refused(authority.token(claims -> change.apply(claims)));
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("HEADERS")
    void tokenWithAWrongHeaderIsRefused(String name, UnaryOperator<JWSHeader.Builder> change) throws Exception {
        refused(authority.tokenWithHeader(JWSAlgorithm.RS256, change));
    }

    @Test
    void otherAlgorithmsAreRefused() throws Exception {
        refused(authority.unsigned());
        refused(authority.signedWithPublicKey());
        refused(authority.tokenWithHeader(JWSAlgorithm.PS256, h -> h));
        refused(authority.tokenWithHeader(JWSAlgorithm.RS512, h -> h));
        String none = Base64URL.encode("{\"alg\":\"nOnE\",\"kid\":\"%s\"}".formatted(authority.keyId()))
                .toString();
        refused(none + "." + authority.token("admin").split("\\.")[1] + ".");
    }

    @Test
    void keyInTheTokenIsNotTrusted() throws Exception {
        refused(new TestAuthority().tokenWithOwnKeyInside());
    }

    @Test
    void signatureIsNeededWholeAndOnce() throws Exception {
        String token = authority.token("errors:read");
        String[] parts = token.split("\\.");
        refused(parts[0] + "." + parts[1]);
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 8));
        refused(token + "." + parts[2]);
        refused(parts[0] + ".." + parts[2]);
        refused("." + parts[1] + "." + parts[2]);
    }

    @Test
    void tokenOfAnotherInstallationIsRefused() throws Exception {
        refused(new TestAuthority().token("errors:read"));
        refused(authority.forged());
    }

    @Test
    void veryLongTokenIsRefusedWhatEverItSays() throws Exception {
        refused(authority.token(claims -> claims.claim("filling", "x".repeat(20_000))));
    }

    @Test
    void twoCredentialsAtOnceAreRefused() throws Exception {
        String token = authority.token("errors:read");
        http.get("/things", "Authorization", "Bearer " + token + ", Bearer " + authority.token("admin"))
                .isProblem(ProblemType.UNAUTHORIZED);
    }

    @Test
    void floodOfUnknownKeyNamesFetchesTheKeysAtMostOnceAnInterval() throws Exception {
        http.get("/things", "Authorization", "Bearer " + authority.token("errors:read"));
        int before = authority.fetches();
        long started = System.nanoTime();

        for (int i = 0; i < 100; i++) {
            refused(authority.tokenWithHeader(
                    JWSAlgorithm.RS256, h -> h.keyID(UUID.randomUUID().toString())));
        }

        long intervals = (System.nanoTime() - started) / 1_000_000_000L + 1;
        assertThat(authority.fetches() - before).isLessThanOrEqualTo((int) intervals);
        assertThat(http.get("/things", "Authorization", "Bearer " + authority.token("errors:read"))
                        .status())
                .isEqualTo(200);
    }

    private void refused(String token) throws Exception {
        var answer = http.get("/things", "Authorization", "Bearer " + token).isProblem(ProblemType.UNAUTHORIZED);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
        assertThat(answer.detail()).isEqualTo("The API key or access token is not valid or has expired");
    }

    private static Arguments claims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    private static Arguments header(String name, UnaryOperator<JWSHeader.Builder> change) {
        return Arguments.of(name, change);
    }
}
