package dev.tribal.auth.clients.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.auth.DocumentHost;
import dev.tribal.auth.clients.OAuthSettings;
import dev.tribal.auth.clients.Registration;
import dev.tribal.auth.clients.RegistrationSettings;
import dev.tribal.platform.net.PublicAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** What is fetched, from where, and what is taken of it. */
class DocumentClientsIT {
    private static final String GOOD = """
            {"client_id": "%s", "client_name": "An agent", "redirect_uris": ["http://127.0.0.1/cb"],
             "scope": "errors:read", "token_endpoint_auth_method": "none", "software_id": "ignored"}""";

    @TempDir
    private static Path folder;

    private static DocumentHost host;

    private long nanos;

    @BeforeAll
    static void start() throws Exception {
        host = new DocumentHost(folder);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void clientIsAsItsDocumentSaysOnOurTerms() {
        RegisteredClient client = local().findByClientId(host.document("/good", GOOD));

        assertThat(client).isNotNull();
        assertThat(client.getId()).isEqualTo(client.getClientId()).isEqualTo(host.url() + "/good");
        assertThat(client.getScopes()).containsExactly("errors:read");
        assertThat(client.getClientSecret()).isNull();
        assertThat(client.getClientAuthenticationMethods()).containsExactly(ClientAuthenticationMethod.NONE);
        assertThat(client.getClientSettings().isRequireProofKey()).isTrue();
        assertThat(client.getClientSettings().isRequireAuthorizationConsent()).isTrue();
    }

    @Test
    void documentIsKeptForAWhileAndThenFetchedAgain() {
        DocumentClients clients = local();
        String id = host.document("/kept", GOOD);
        int before = host.requests();
        clients.findByClientId(id);
        clients.findByClientId(id);
        assertThat(host.requests()).isEqualTo(before + 1);
        nanos += Duration.ofHours(2).toNanos();
        clients.findByClientId(id);
        assertThat(host.requests()).isEqualTo(before + 2);
    }

    @Test
    void failureIsKeptShortlySoThatNobodyMakesUsKnockAllTheTime() {
        DocumentClients clients = local();
        String id = host.serve("/gone", 404, "text/plain", "");
        int before = host.requests();
        assertRefused(clients, id, "status 404");
        assertRefused(clients, id, "status 404");
        assertThat(host.requests()).isEqualTo(before + 1);
        nanos += Duration.ofMinutes(1).toNanos();
        assertRefused(clients, id, "status 404");
        assertThat(host.requests()).isEqualTo(before + 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'client_id':'https://localhost/other'} | not the address",
                "{'redirect_uris':['https://a.example/cb']} | not the address",
                "{'client_id':'%s','redirect_uris':['http://a.example/cb']} | Redirect",
                "{'client_id':'%s'} | Redirect",
                "{'client_id':'%s','redirect_uris':'https://a.example/cb'} | Redirect",
                "{'client_id':'%s','redirect_uris':['https://a.example/cb'],'scope':'admin'} | may ask for",
                "{'client_id':'%s','redirect_uris':['https://a.example/cb'],'client_secret':'x'} | no secret",
                "{'client_id':'%s','redirect_uris':['https://a.example/cb'],'token_endpoint_auth_method':'private_key_jwt'} | no key",
                "{'client_id':'%s','redirect_uris':['https://a.example/cb'],'grant_types':['client_credentials']} | code flow",
                "[1] | JSON object",
                "no json | JSON object"
            })
    void documentThatIsNotOnOurTermsIsRefused(String json, String reason) {
        String path = "/bad" + Integer.toUnsignedString(json.hashCode());
        assertRefused(local(), host.document(path, json.replace('\'', '"')), reason);
    }

    @Test
    void redirectIsNotFollowedWhereverItLeads() {
        String inner = host.document("/inner", GOOD);
        int before = host.requests();
        assertRefused(local(), host.serve("/moved", 302, "text/plain", "", "Location", inner), "not followed");
        assertRefused(
                local(),
                host.serve("/inside", 307, "text/plain", "", "Location", "http://169.254.169.254/latest"),
                "not followed");
        assertThat(host.requests()).isEqualTo(before + 2);
    }

    @Test
    void anythingButJsonIsRefused() {
        assertRefused(local(), host.serve("/page", 200, "text/html", "{}"), "application/json");
        assertRefused(local(), host.serve("/packed", 200, "application/gzip", "{}"), "application/json");
    }

    @Test
    void hugeDocumentIsRefusedWithoutReadingIt() {
        assertRefused(local(), host.url() + "/huge", "more than 65536 bytes");
    }

    @Test
    void documentThatDripsIsGivenUp() {
        long start = System.nanoTime();
        assertRefused(local(), host.url() + "/slow", "too long");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "2130706433", "127.1", "[::ffff:127.0.0.1]"})
    void nothingIsFetchedFromThisMachine(String name) {
        int before = host.requests();
        String id = host.document("/own" + Integer.toUnsignedString(name.hashCode()), GOOD)
                .replace("localhost", name);
        assertRefused(with(new PublicAddresses(), SystemDefaultDnsResolver.INSTANCE, List.of()), id, "");
        assertThat(host.requests()).isEqualTo(before);
    }

    @Test
    void nameThatResolvesToAPrivateAddressIsRefusedEvenBesideAPublicOne() {
        int before = host.requests();
        var clients = with(new PublicAddresses(), names("93.184.215.14", "127.0.0.1"), List.of());
        String id = host.url().replace("localhost", "rebound.example") + "/good";
        assertRefused(clients, id, "cannot be fetched");
        assertThat(host.requests()).isEqualTo(before);
    }

    @Test
    void nameIsResolvedOnceForTheCheckAndTheConnection() {
        int[] asked = {0};
        DnsResolver changing = names("127.0.0.1");
        var counting = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String name) throws UnknownHostException {
                asked[0]++;
                return changing.resolve(name);
            }

            @Override
            public String resolveCanonicalHostname(String name) {
                return name;
            }
        };
        String id = host.url().replace("localhost", "rebound.example") + "/once";
        host.serve("/once", 200, "application/json", GOOD.replace("%s", id));
        assertThat(with(InetAddress::isLoopbackAddress, counting, List.of()).findByClientId(id))
                .isNotNull();
        assertThat(asked[0]).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a.example",
                "https://a.example/",
                "https://user@a.example/c",
                "https://a.example/c#x",
                "https://a.example/../c",
                "https://a.example/%2e%2E/c",
                "https:///c",
                "https://a.example/c d"
            })
    void addressThatCanBeReadInTwoWaysIsNone(String id) {
        assertRefused(local(), id, "has https, a host and a path");
    }

    @Test
    void hostIsRefusedThatIsNotOnTheList() {
        var clients = with(InetAddress::isLoopbackAddress, SystemDefaultDnsResolver.INSTANCE, List.of("Other.example"));
        int before = host.requests();
        assertRefused(clients, host.document("/unlisted", GOOD), "not one from which");
        assertThat(host.requests()).isEqualTo(before);
    }

    @Test
    void oneHostIsNotAskedAllTheTimeByMadeUpAddresses() {
        DocumentClients clients = local();
        int before = host.requests();
        for (int i = 0; i < 100; i++) {
            assertRefused(clients, host.url() + "/good?made-up=" + i, "");
        }
        assertThat(host.requests() - before).isLessThanOrEqualTo(30);
        nanos += Duration.ofMinutes(2).toNanos();
        assertThat(clients.findByClientId(host.document("/later", GOOD))).isNotNull();
    }

    @Test
    void clientOfAnAuthorizationIsStillOneWhenItsDocumentIsGoneButCanDoNothing() {
        RegisteredClient client = local().findById(host.serve("/lost", 500, "text/plain", ""));
        assertThat(client).isNotNull();
        assertThat(client.getRedirectUris()).isEmpty();
        assertThat(client.getScopes()).isEmpty();
    }

    private static void assertRefused(DocumentClients clients, String id, String reason) {
        assertThatExceptionOfType(OAuth2AuthenticationException.class)
                .isThrownBy(() -> clients.findByClientId(id))
                .satisfies(e -> assertThat(e.getError().getDescription()).contains(reason));
    }

    private DocumentClients local() {
        return with(InetAddress::isLoopbackAddress, SystemDefaultDnsResolver.INSTANCE, List.of());
    }

    private DocumentClients with(Predicate<InetAddress> admitted, DnsResolver names, List<String> hosts) {
        var oauth = new OAuthSettings(
                null, List.of(), List.of(), Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofDays(30), List.of());
        var terms = new Registration(
                new RegistrationSettings(true, List.of("errors:read"), 1, 1, Duration.ofDays(1)), oauth);
        return new DocumentClients(
                new DocumentSettings(true, hosts),
                new DocumentFetcher(names, admitted, host.tls(), Duration.ofSeconds(5)),
                terms,
                new InMemoryRegisteredClientRepository(RegisteredClient.withId("x")
                        .clientId("x")
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .build()),
                () -> nanos);
    }

    private static DnsResolver names(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String name) {
                return Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String name) {
                return name;
            }
        };
    }
}
