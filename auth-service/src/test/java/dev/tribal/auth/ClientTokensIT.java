package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens of clients that act for themselves, and those that they exchange for a person's. */
class ClientTokensIT extends SignedInIT {
    @Test
    void clientActsForItselfInItsOwnTenantAndIntrospects() throws Exception {
        String right = basic("batch", "0123456789abcdef0123456789abcdef");
        HttpResponse<String> answer = program.post(
                "/oauth2/token",
                Map.of("grant_type", "client_credentials", "scope", "errors:read"),
                "Authorization",
                right);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JWTClaimsSet claims = SignedJWT.parse(access(answer)).getJWTClaimsSet();
        assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
        assertThat(claims.getSubject()).isEqualTo("client:batch");
        assertThat(whoAmI(access(answer))).isEqualTo(200);
        HttpResponse<String> known =
                program.post("/oauth2/introspect", Map.of("token", access(answer)), "Authorization", right);
        assertThat(Browser.json(known).path("active").asBoolean())
                .as(known.body())
                .isTrue();

        assertThat(program.post(
                                "/oauth2/token",
                                Map.of("grant_type", "client_credentials", "scope", "errors:read"),
                                "Authorization",
                                basic("batch", "0123456789abcdef0123456789abcdeX"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(program.post(
                                "/oauth2/token",
                                Map.of("grant_type", "client_credentials", "scope", "admin"),
                                "Authorization",
                                right)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void clientIsWhatItsSettingsSayAndIntrospectsOnlyIfMarked() throws Exception {
        String secret = basic("job", "fedcba9876543210fedcba9876543210");
        String token = access(program.post(
                "/oauth2/token",
                Map.of("grant_type", "client_credentials", "scope", "errors:read"),
                "Authorization",
                secret));
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("source"))
                .isEqualTo("ci");
        HttpResponse<String> refused =
                program.post("/oauth2/introspect", Map.of("token", token), "Authorization", secret);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("not marked").doesNotContain("active");
        assertThat(program.post("/oauth2/introspect", Map.of("token", token, "client_id", "cli"))
                        .statusCode())
                .isIn(401, 403);
        assertThat(program.post("/oauth2/introspect", Map.of("token", token)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void personsTokenIsExchangedForOneOfFewerScopes() throws Exception {
        String token = access(CodeFlow.redeem(program, CodeFlow.code(person, CodeFlow.request()), CodeFlow.VERIFIER));
        HttpResponse<String> answer = exchange(token, "errors:read");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JWTClaimsSet claims = SignedJWT.parse(access(answer)).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("user:admin");
        assertThat(claims.getStringClaim("source")).isEqualTo("agent");
        assertThat(claims.getStringClaim("scope")).isEqualTo("errors:read");
        assertThat(claims.getAudience()).containsExactly("https://other.example.com/api");
        assertThat(whoAmI(access(answer))).isEqualTo(401);
    }

    @Test
    void tokenIsNotExchangedForMoreScopesNorTwice() throws Exception {
        Map<String, String> request = CodeFlow.request();
        request.put("scope", "errors:write");
        String token = access(CodeFlow.redeem(program, CodeFlow.code(person, request), CodeFlow.VERIFIER));
        assertThat(exchange(token, "errors:read").statusCode()).isEqualTo(400);

        request.put("scope", "errors:read errors:write");
        String wider = access(CodeFlow.redeem(program, CodeFlow.code(person, request), CodeFlow.VERIFIER));
        HttpResponse<String> once = exchange(wider, "errors:read");
        assertThat(once.statusCode()).as(once.body()).isEqualTo(200);
        assertThat(exchange(access(once), "errors:read").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> exchange(String token, String scope) throws Exception {
        return program.post(
                "/oauth2/token",
                Map.of(
                        "grant_type", "urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token", token,
                        "subject_token_type", "urn:ietf:params:oauth:token-type:access_token",
                        "resource", "https://other.example.com/api",
                        "scope", scope),
                "Authorization",
                basic("batch", "0123456789abcdef0123456789abcdef"));
    }
}
