package dev.tribal.auth;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The authorization code flow with PKCE of a public client. */
final class CodeFlow {
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    static final String CALLBACK = "http://127.0.0.1:7777/callback";

    /** Settings of the client that the flow is for, and of one that acts for itself. */
    static final String[] SETTINGS = {
        "--tribal.auth.oauth.clients[0].id=cli",
        "--tribal.auth.oauth.clients[0].redirect-uris=" + CALLBACK + ",https://app.example.com/back",
        "--tribal.auth.oauth.clients[0].scopes=errors:read,errors:write,admin",
        "--tribal.auth.oauth.clients[1].id=batch",
        "--tribal.auth.oauth.clients[1].secret=0123456789abcdef0123456789abcdef",
        "--tribal.auth.oauth.clients[1].scopes=errors:read",
        "--tribal.auth.oauth.clients[1].tenant=acme",
        "--tribal.auth.oauth.clients[1].exchanges-tokens=true",
        "--tribal.auth.oauth.clients[1].introspects=true",
        "--tribal.auth.oauth.clients[2].id=job",
        "--tribal.auth.oauth.clients[2].secret=fedcba9876543210fedcba9876543210",
        "--tribal.auth.oauth.clients[2].scopes=errors:read",
        "--tribal.auth.oauth.clients[2].tenant=acme",
        "--tribal.auth.oauth.clients[2].source=ci",
        "--tribal.auth.oauth.other-resources=https://other.example.com/api"
    };

    private CodeFlow() {}

    static Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", "cli");
        request.put("redirect_uri", CALLBACK);
        request.put("scope", "errors:read errors:write");
        request.put("state", "a state & more");
        request.put("code_challenge", challenge(VERIFIER));
        request.put("code_challenge_method", "S256");
        return request;
    }

    static HttpResponse<String> authorize(Browser browser, Map<String, String> request) throws Exception {
        return browser.get("/oauth2/authorize?" + Browser.encoded(request));
    }

    /** A code for a person who is signed in. */
    static String code(Browser browser, Map<String, String> request) throws Exception {
        String location = Browser.location(authorize(browser, request));
        String code = Browser.query(location).get("code");
        if (code == null) {
            throw new AssertionError("No code in " + location);
        }
        return code;
    }

    static HttpResponse<String> redeem(Browser browser, String code, String verifier, String... more)
            throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(
                Map.of("grant_type", "authorization_code", "client_id", "cli", "redirect_uri", CALLBACK, "code", code));
        if (!verifier.isEmpty()) {
            form.put("code_verifier", verifier);
        }
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return browser.post("/oauth2/token", form);
    }

    static HttpResponse<String> refresh(Browser browser, String token) throws IOException, InterruptedException {
        return browser.post(
                "/oauth2/token", Map.of("grant_type", "refresh_token", "client_id", "cli", "refresh_token", token));
    }

    static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
