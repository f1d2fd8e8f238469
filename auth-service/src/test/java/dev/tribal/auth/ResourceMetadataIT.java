package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How a client that knows nothing but an address finds its way to a token, from a web page too. */
class ResourceMetadataIT {
    private static final String RESOURCE = "/.well-known/oauth-protected-resource";
    private static final String SERVER = "/.well-known/oauth-authorization-server";

    @TempDir
    private static Path data;

    private static RunningAuth auth;

    @BeforeAll
    static void start() {
        auth = new RunningAuth(data, "--tribal.edge.allowed-origins=https://tools.example.com");
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void challengeLeadsToTheMetadataAndThoseToTheAuthorizationServer() throws Exception {
        String challenge = header(auth.send("GET", "/whoami"), "WWW-Authenticate");
        assertThat(challenge).isEqualTo("Bearer resource_metadata=\"%s%s\"".formatted(auth.url(), RESOURCE));

        JsonNode metadata = Browser.json(auth.send("GET", RESOURCE));
        assertThat(metadata.path("resource").asString()).isEqualTo(auth.url());
        assertThat(metadata.path("authorization_servers").toString()).isEqualTo("[\"%s\"]".formatted(auth.url()));
        assertThat(metadata.path("scopes_supported").toString()).contains("errors:read");
        assertThat(metadata.path("bearer_methods_supported").toString()).isEqualTo("[\"header\"]");
        assertThat(metadata.path("tls_client_certificate_bound_access_tokens").asBoolean())
                .isFalse();
        assertThat(Browser.json(auth.send("GET", SERVER)).path("issuer").asString())
                .isEqualTo(auth.url());
    }

    @Test
    void nothingIsSaidOfAResourceThatIsNotThere() throws Exception {
        assertThat(auth.send("GET", RESOURCE + "/mcp").statusCode()).isEqualTo(404);
        assertThat(auth.send("GET", RESOURCE + "/anything").statusCode()).isEqualTo(404);
        assertThat(auth.send("POST", RESOURCE).statusCode()).isNotEqualTo(200);
    }

    @Test
    void anyPageReadsTheMetadataAndOnlyThoseOfAllowedOriginsGetTokens() throws Exception {
        for (String path : new String[] {RESOURCE, SERVER}) {
            assertThat(header(preflight(path, "GET", "https://any.example"), "Access-Control-Allow-Origin"))
                    .as(path)
                    .isEqualTo("*");
            assertThat(header(auth.send("GET", path, "Origin", "https://any.example"), "Access-Control-Allow-Origin"))
                    .as(path)
                    .isEqualTo("*");
        }
        for (String path : new String[] {"/oauth2/token", "/oauth2/register", "/oauth2/revoke"}) {
            assertThat(header(preflight(path, "POST", "https://tools.example.com"), "Access-Control-Allow-Origin"))
                    .as(path)
                    .isEqualTo("https://tools.example.com");
            HttpResponse<String> refused = preflight(path, "POST", "https://any.example");
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(header(refused, "Access-Control-Allow-Origin")).isEmpty();
        }
        HttpResponse<String> page = preflight("/oauth2/authorize", "GET", "https://tools.example.com");
        assertThat(header(page, "Access-Control-Allow-Origin")).isEmpty();
    }

    private static HttpResponse<String> preflight(String path, String method, String origin) throws Exception {
        return auth.send(
                "OPTIONS",
                path,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                method,
                "Access-Control-Request-Headers",
                "mcp-protocol-version");
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
