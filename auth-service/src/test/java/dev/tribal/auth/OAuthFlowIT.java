package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the page that asks a person to sign in to a token that opens the API. */
class OAuthFlowIT extends SignedInIT {
    @Test
    void personWhoIsNotSignedInIsAskedToAndThenSentBackToTheClient() throws Exception {
        var browser = new Browser(auth.url());
        HttpResponse<String> first = CodeFlow.authorize(browser, CodeFlow.request());
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(Browser.location(first)).endsWith("/login");

        String back = Browser.location(browser.signIn("admin", auth.adminPassword()));
        assertThat(back).startsWith(auth.url() + "/oauth2/authorize?");
        String location = Browser.location(browser.get(back));

        assertThat(location).startsWith(CodeFlow.CALLBACK + "?");
        assertThat(Browser.query(location))
                .containsEntry("state", "a state & more")
                .containsEntry("iss", auth.url())
                .containsKey("code");
    }

    @Test
    void codeIsRedeemedForATokenThatOpensTheApi() throws Exception {
        String code = CodeFlow.code(person, CodeFlow.request());
        HttpResponse<String> answer = CodeFlow.redeem(program, code, CodeFlow.VERIFIER);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(Browser.json(answer).path("scope").asString()).contains("errors:read", "errors:write");
        assertThat(Browser.json(answer).path("expires_in").asInt()).isBetween(290, 300);
        String token = access(answer);
        JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("urn:tribal");
        assertThat(claims.getAudience()).containsExactly("tribal");
        assertThat(claims.getSubject()).isEqualTo("user:admin");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("default");
        assertThat(claims.getStringClaim("source")).isEqualTo("agent");
        assertThat(claims.getStringClaim("scope")).isEqualTo("errors:read errors:write");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(whoAmI(token)).isEqualTo(200);
    }

    @Test
    void codeIsOfNoUseWithoutItsVerifier() throws Exception {
        for (String verifier : new String[] {"", "x".repeat(43), CodeFlow.challenge(CodeFlow.VERIFIER)}) {
            String code = CodeFlow.code(person, CodeFlow.request());
            HttpResponse<String> answer = CodeFlow.redeem(program, code, verifier);
            assertThat(answer.statusCode()).isIn(400, 401);
            assertThat(answer.body()).doesNotContain("access_token");
        }
    }

    @Test
    void requestWithoutAChallengeOrWithAPlainOneIsSentBackWithAnErrorAndOurName() throws Exception {
        Map<String, String> none = CodeFlow.request();
        none.remove("code_challenge");
        none.remove("code_challenge_method");
        Map<String, String> plain = CodeFlow.request();
        plain.put("code_challenge_method", "plain");
        for (Map<String, String> request : List.of(none, plain)) {
            String location = Browser.location(CodeFlow.authorize(person, request));
            assertThat(Browser.query(location))
                    .containsEntry("error", "invalid_request")
                    .containsEntry("iss", auth.url())
                    .doesNotContainKey("code");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com/back/more",
                "https://app.example.com/back?x=1",
                "https://app.example.com.evil.example/back",
                "https://app.example.com@evil.example/back",
                "https://evil.example/back",
                "//evil.example/back",
                "https://app.example.com/back#x",
                "https://app.example.com:444/back",
                "http://127.0.0.1:7777/callback/../x",
                "http://127.0.0.1:7777@evil.example/callback",
                "http://127.0.0.2/callback",
                "http://localhost.evil.example/callback",
                "javascript:alert(1)"
            })
    void nobodyIsSentToAnAddressThatIsNotRegistered(String address) throws Exception {
        Map<String, String> request = CodeFlow.request();
        request.put("redirect_uri", address);
        for (Browser browser : new Browser[] {person, new Browser(auth.url())}) {
            HttpResponse<String> answer = CodeFlow.authorize(browser, request);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(Browser.location(answer)).isEmpty();
        }
    }

    @Test
    void loopbackAddressMayHaveAnyPort() throws Exception {
        Map<String, String> request = CodeFlow.request();
        request.put("redirect_uri", "http://127.0.0.1:50123/callback");
        assertThat(Browser.location(CodeFlow.authorize(person, request)))
                .startsWith("http://127.0.0.1:50123/callback?code=");
    }

    @Test
    void tokenIsForTheResourceThatWasAskedForIfItIsOnTheList() throws Exception {
        Map<String, String> request = CodeFlow.request();
        request.put("resource", auth.url() + "/mcp");
        HttpResponse<String> answer = CodeFlow.redeem(program, CodeFlow.code(person, request), CodeFlow.VERIFIER);
        assertThat(SignedJWT.parse(access(answer)).getJWTClaimsSet().getAudience())
                .containsExactly("tribal", auth.url() + "/mcp");
        assertThat(whoAmI(access(answer))).isEqualTo(200);

        HttpResponse<String> another = CodeFlow.redeem(
                program,
                CodeFlow.code(person, request),
                CodeFlow.VERIFIER,
                "resource",
                "https://other.example.com/api");
        assertThat(another.statusCode()).isEqualTo(400);
        assertThat(Browser.json(another).path("error").asString()).isEqualTo("invalid_target");

        request.put("resource", "https://evil.example");
        assertThat(Browser.query(Browser.location(CodeFlow.authorize(person, request))))
                .containsEntry("error", "invalid_target")
                .containsEntry("iss", auth.url());
    }

    @Test
    void scopeThatIsNotTheClientsIsAnError() throws Exception {
        Map<String, String> request = CodeFlow.request();
        request.put("scope", "errors:read solutions:write");
        assertThat(Browser.query(Browser.location(CodeFlow.authorize(person, request))))
                .containsEntry("error", "invalid_scope");
    }

    @Test
    void metadataSaysWhatThereIs() throws Exception {
        var metadata = Browser.json(program.get("/.well-known/oauth-authorization-server"));
        assertThat(metadata.path("issuer").asString()).isEqualTo(auth.url());
        assertThat(metadata.path("token_endpoint").asString()).isEqualTo(auth.url() + "/oauth2/token");
        assertThat(metadata.path("jwks_uri").asString()).isEqualTo(auth.url() + "/oauth2/jwks");
        assertThat(metadata.path("authorization_response_iss_parameter_supported")
                        .asBoolean())
                .isTrue();
        assertThat(metadata.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(metadata.path("token_endpoint_auth_methods_supported").toString())
                .contains("\"none\"");
        assertThat(metadata.path("scopes_supported").toString()).contains("errors:read");
    }
}
