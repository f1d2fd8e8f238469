package dev.tribal.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.platform.app.Http;
import dev.tribal.platform.app.PlatformTest;
import dev.tribal.platform.app.TestAuthority;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class AuthenticationIT {
    @Autowired
    private Http http;

    @Autowired
    private TestAuthority authority;

    @Test
    void callerIsWhoTheTokenSays() throws Exception {
        var answer = http.get("/things", "Authorization", "Bearer " + authority.token("errors:read"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("tenant").asString()).isEqualTo("acme");
        assertThat(answer.json().path("subject").asString()).isEqualTo("key:test");
    }

    @Test
    void requestWithoutTokenIsAskedForOne() throws Exception {
        var answer = http.get("/things").isProblem(ProblemType.UNAUTHORIZED);

        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("Bearer resource_metadata=\"http://localhost:")
                .endsWith("/.well-known/oauth-protected-resource\"");
        assertThat(answer.detail()).contains("Authorization: Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer a.b.c", "Bearer ", "Bearer a b", "Bearer ü", "Basic YTpi"})
    void brokenTokenIsRefused(String authorization) throws Exception {
        http.get("/things", "Authorization", authorization).isProblem(ProblemType.UNAUTHORIZED);
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                wrong("expired", c -> c.expirationTime(Date.from(Instant.now().minusSeconds(120)))),
                wrong(
                        "not valid yet",
                        c -> c.notBeforeTime(Date.from(Instant.now().plusSeconds(120)))),
                wrong("another audience", c -> c.audience("others")),
                wrong("no audience", c -> c.audience((String) null)),
                wrong("another issuer", c -> c.issuer("urn:others")),
                wrong("no issuer", c -> c.issuer(null)),
                wrong("no tenant", c -> c.claim("tenant", null)),
                wrong("blank tenant", c -> c.claim("tenant", " ")));
    }

    private static Arguments wrong(String name, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongClaims")
    void tokenWithAWrongClaimIsRefused(String name, Consumer<JWTClaimsSet.Builder> change) throws Exception {
        var answer = http.get("/things", "Authorization", "Bearer " + authority.token(change))
                .isProblem(ProblemType.UNAUTHORIZED);

        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void tokenThatIsNotSignedByTheAuthorityIsRefused() throws Exception {
        for (String token : new String[] {authority.forged(), authority.unsigned(), authority.signedWithPublicKey()}) {
            http.get("/things", "Authorization", "Bearer " + token).isProblem(ProblemType.UNAUTHORIZED);
        }
    }

    @Test
    void changedTokenIsRefused() throws Exception {
        String token = authority.token("errors:read");
        String other = authority.token("admin");
        String mixed = token.substring(0, token.indexOf('.'))
                + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
                + token.substring(token.lastIndexOf('.'));

        http.get("/things", "Authorization", "Bearer " + mixed).isProblem(ProblemType.UNAUTHORIZED);
    }

    @Test
    void credentialsInTheUrlAreRefused() throws Exception {
        for (String parameter : new String[] {
            "access_token=" + authority.token("errors:read"), "x=1&API_KEY=x", "api%5Fkey=x", "q=tribal_known1.secret"
        }) {
            assertThat(http.get("/things?" + parameter)
                            .isProblem(ProblemType.INVALID_REQUEST)
                            .detail())
                    .startsWith("Keys and tokens do not belong into a URL");
        }
        http.get("/things?q=see+tribal_known1.secret+there").isProblem(ProblemType.UNAUTHORIZED);
    }

    @Test
    void openEndpointNeedsNoToken() throws Exception {
        assertThat(http.get("/open").body()).isEqualTo("open");
    }

    @Test
    void apiKeyIsExchangedOnceWhetherItComesAsBearerOrInItsHeader() throws Exception {
        String key = TestAuthority.KNOWN + "1.secret";
        int before = authority.exchanges();

        assertThat(http.get("/things", "Authorization", "Bearer " + key).status())
                .isEqualTo(200);
        assertThat(http.get("/things", "X-API-Key", key).status()).isEqualTo(200);
        assertThat(http.get("/things", "Authorization", "bearer " + key).status())
                .isEqualTo(200);
        assertThat(authority.exchanges()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tribal_unknown.secret",
                "tribal_",
                "tribal_known",
                "tribal_known.",
                "nonsense",
                "a.b.c",
                "tribal_known1.sec ret"
            })
    void wrongApiKeyIsRefused(String key) throws Exception {
        http.get("/things", "X-API-Key", key).isProblem(ProblemType.UNAUTHORIZED);
        http.get("/things", "Authorization", "Bearer " + key).isProblem(ProblemType.UNAUTHORIZED);
    }

    @Test
    void accessTokenIsNoApiKey() throws Exception {
        http.get("/things", "X-API-Key", authority.token("errors:read")).isProblem(ProblemType.UNAUTHORIZED);
    }

    @Test
    void apiKeyAtTheTokenEndpointIsLeftToIt() throws Exception {
        int before = authority.exchanges();

        http.post("/token", "", "X-API-Key", "nonsense").isProblem(ProblemType.NOT_FOUND);
        assertThat(authority.exchanges()).isEqualTo(before);
    }

    @Test
    void newApiKeyWaitsWhileTheAuthorityIsAwayAndKnownCallersGoOn() throws Exception {
        String known = authority.token("errors:read");
        String fresh = authority.token("errors:read");
        assertThat(http.get("/things", "Authorization", "Bearer " + known).status())
                .isEqualTo(200);
        authority.setAway(true);
        try {
            var answer = http.get("/things", "X-API-Key", TestAuthority.KNOWN + "2.secret")
                    .isProblem(ProblemType.UNAVAILABLE);

            assertThat(answer.header("Retry-After")).isEqualTo("2");
            assertThat(http.get("/things", "Authorization", "Bearer " + known).status())
                    .isEqualTo(200);
            assertThat(http.get("/things", "Authorization", "Bearer " + fresh).status())
                    .isEqualTo(200);
        } finally {
            authority.setAway(false);
        }
        assertThat(http.get("/things", "X-API-Key", TestAuthority.KNOWN + "2.secret")
                        .status())
                .isEqualTo(200);
    }
}
