package dev.tribal.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.auth.RunningAuth.AuthWithEndpoint;
import dev.tribal.auth.clients.document.DocumentFetcher;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** An agent that nobody registered gets a token for a person, because its document says who it is. */
class DocumentFlowIT {
    @TempDir
    private static Path data;

    private static DocumentHost host;
    private static RunningAuth auth;
    private static String agent;

    @BeforeAll
    static void start() throws Exception {
        host = new DocumentHost(data);
        agent = host.document("/agents/one.json", """
                {"client_id": "%s", "client_name": "An <agent>", "redirect_uris": ["http://localhost/callback"]}""");
        LocalDocuments.host = host;
        auth = new RunningAuth(data, LocalDocuments.class);
    }

    @AfterAll
    static void stop() {
        auth.close();
        host.close();
    }

    @Test
    void personSeesTheHostOfTheClientAndGivesItAToken() throws Exception {
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        Map<String, String> request = request();
        HttpResponse<String> page = person.get(Browser.location(CodeFlow.authorize(person, request)));
        assertThat(page.body())
                .contains("An &lt;agent&gt;</strong> of <strong>localhost</strong>", "errors:read")
                .doesNotContain("<agent>");

        String code = Browser.query(agree(person, page)).get("code");
        Map<String, String> redeem = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                agent,
                "redirect_uri",
                request.get("redirect_uri"),
                "code",
                code,
                "code_verifier",
                "x".repeat(43)));
        var program = new Browser(auth.url());
        assertThat(program.post("/oauth2/token", redeem).statusCode()).isEqualTo(400);
        page = person.get(Browser.location(CodeFlow.authorize(person, request)));
        redeem.put("code", Browser.query(agree(person, page)).get("code"));
        redeem.put("code_verifier", CodeFlow.VERIFIER);
        HttpResponse<String> tokens = program.post("/oauth2/token", redeem);
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(auth.send(
                                "GET",
                                "/whoami",
                                "Authorization",
                                "Bearer "
                                        + Browser.json(tokens)
                                                .path("access_token")
                                                .asString())
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refreshed = program.post(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        agent,
                        "refresh_token",
                        Browser.json(tokens).path("refresh_token").asString()));
        assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
    }

    @Test
    void personIsAskedEachTimeAndNobodyIsSentElsewhere() throws Exception {
        var person = new Browser(auth.url());
        person.signIn("admin", auth.adminPassword());
        agree(person, person.get(Browser.location(CodeFlow.authorize(person, request()))));
        assertThat(Browser.location(CodeFlow.authorize(person, request()))).contains("/oauth2/consent?");

        Map<String, String> elsewhere = request();
        elsewhere.put("redirect_uri", "https://evil.example/callback");
        assertThat(CodeFlow.authorize(person, elsewhere).statusCode()).isEqualTo(400);
        Map<String, String> unknown = request();
        unknown.put("client_id", host.url() + "/agents/nobody.json");
        HttpResponse<String> answer = CodeFlow.authorize(person, unknown);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Browser.location(answer)).isEmpty();
        assertThat(answer.body()).contains("status 404");
    }

    @Test
    void metadataSaysSo() throws Exception {
        assertThat(Browser.json(auth.send("GET", "/.well-known/oauth-authorization-server"))
                        .path("client_id_metadata_document_supported")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void nothingIsFetchedWhereItIsSwitchedOffOrTheAddressIsNotPublic(@TempDir Path off, @TempDir Path delivered)
            throws Exception {
        int before = host.requests();
        try (var closed = new RunningAuth(off, "--tribal.auth.client-documents.enabled=false");
                var usual = new RunningAuth(delivered)) {
            for (RunningAuth running : new RunningAuth[] {closed, usual}) {
                var person = new Browser(running.url());
                person.signIn("admin", running.adminPassword());
                assertThat(CodeFlow.authorize(person, request()).statusCode()).isEqualTo(400);
            }
            assertThat(Browser.json(closed.send("GET", "/.well-known/oauth-authorization-server"))
                            .path("client_id_metadata_document_supported")
                            .asBoolean())
                    .isFalse();
        }
        assertThat(host.requests()).isEqualTo(before);
    }

    private static String agree(Browser person, HttpResponse<String> page) throws Exception {
        Map<String, String> form = new LinkedHashMap<>(Browser.fields(page.body()));
        form.put("scope", "errors:read");
        return Browser.location(person.post("/oauth2/authorize", form));
    }

    private static Map<String, String> request() {
        Map<String, String> request = CodeFlow.request();
        request.put("client_id", agent);
        request.put("redirect_uri", "http://localhost:50321/callback");
        return request;
    }

    /** Takes documents of this machine, which no setting allows. */
    @Configuration(proxyBeanMethods = false)
    @Import(AuthWithEndpoint.class)
    static class LocalDocuments {
        private static DocumentHost host;

        @Bean(destroyMethod = "close")
        @Primary
        DocumentFetcher localDocuments() {
            return new DocumentFetcher(
                    SystemDefaultDnsResolver.INSTANCE,
                    InetAddress::isLoopbackAddress,
                    host.tls(),
                    Duration.ofSeconds(5));
        }
    }
}
