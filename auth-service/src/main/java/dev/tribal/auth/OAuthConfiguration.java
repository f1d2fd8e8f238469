package dev.tribal.auth;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tribal.auth.AuthConfiguration.AuthDatabase;
import dev.tribal.auth.audit.Trail;
import dev.tribal.auth.authorization.Audiences;
import dev.tribal.auth.authorization.AuthorizationChain;
import dev.tribal.auth.authorization.AuthorizationTrail;
import dev.tribal.auth.authorization.Authorizations;
import dev.tribal.auth.authorization.ConsentPage;
import dev.tribal.auth.authorization.TokenClaims;
import dev.tribal.auth.authorization.TokenGenerators;
import dev.tribal.auth.clients.ClientSecrets;
import dev.tribal.auth.clients.ConfiguredClients;
import dev.tribal.auth.clients.OAuthSettings;
import dev.tribal.auth.clients.RegisteredClients;
import dev.tribal.auth.clients.Registration;
import dev.tribal.auth.clients.RegistrationSettings;
import dev.tribal.auth.clients.document.DocumentClients;
import dev.tribal.auth.clients.document.DocumentFetcher;
import dev.tribal.auth.clients.document.DocumentSettings;
import dev.tribal.auth.login.People;
import dev.tribal.auth.login.ReturnCookie;
import dev.tribal.auth.signing.SigningKeyRing;
import dev.tribal.platform.edge.EdgeSettings;
import dev.tribal.platform.problem.ProblemWriter;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.Load;
import dev.tribal.platform.security.SecuritySettings;
import dev.tribal.platform.security.StrangersChain;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.SecurityFilterChain;

/** OAuth 2.1 with Spring Authorization Server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({OAuthSettings.class, RegistrationSettings.class, DocumentSettings.class})
@Import(ConsentPage.class)
class OAuthConfiguration {
    /** These are filters of a chain of their own; the rules are here for the limits and the table of routes. */
    @Bean
    AccessRules oauthAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, AuthorizationChain.AUTHORIZE),
                AccessRules.open(HttpMethod.POST, AuthorizationChain.AUTHORIZE),
                AccessRules.open(HttpMethod.POST, AuthorizationChain.TOKEN),
                AccessRules.open(HttpMethod.POST, AuthorizationChain.REVOKE),
                AccessRules.open(HttpMethod.POST, AuthorizationChain.INTROSPECT),
                AccessRules.open(HttpMethod.POST, AuthorizationChain.REGISTER).as(Load.REGISTRATION),
                AccessRules.open(HttpMethod.GET, AuthorizationChain.METADATA));
    }

    @Bean
    SelfRegistered selfRegisteredClients(AuthDatabase database, RegistrationSettings settings, Trail authTrail) {
        return new SelfRegistered(new RegisteredClients(database.database(), settings, authTrail, Clock.systemUTC()));
    }

    @Bean
    RegisteredClientRepository oauthClients(
            SelfRegistered registered,
            DocumentSettings documents,
            DocumentFetcher fetcher,
            Registration terms,
            OAuthSettings settings) {
        var byDocument = new DocumentClients(documents, fetcher, terms, registered.clients(), Ticker.systemTicker());
        return new ConfiguredClients(settings, new ClientSecrets(), byDocument);
    }

    @Bean(destroyMethod = "close")
    DocumentFetcher clientDocuments() {
        return new DocumentFetcher();
    }

    @Bean
    Registration clientRegistration(RegistrationSettings settings, OAuthSettings oauth) {
        return new Registration(settings, oauth);
    }

    @Bean
    AuthorizationTrail oauthTrail(Trail authTrail, People people) {
        return new AuthorizationTrail(authTrail, people);
    }

    @Bean
    Authorizations oauthAuthorizations(
            AuthDatabase database,
            RegisteredClientRepository clients,
            AuthorizationTrail oauthTrail,
            OAuthSettings settings) {
        return new Authorizations(
                database.database(), clients, oauthTrail, settings.refreshFamilyLifetime(), Clock.systemUTC());
    }

    @Bean
    OAuth2AuthorizationConsentService oauthConsents(AuthDatabase database, RegisteredClientRepository clients) {
        return new JdbcOAuth2AuthorizationConsentService(
                new JdbcTemplate(database.database().dataSource()), clients);
    }

    @Bean
    AuthorizationServerSettings oauthServer(OAuthSettings settings) {
        var builder = AuthorizationServerSettings.builder();
        if (settings.publicUrl() != null) {
            builder.issuer(settings.publicUrl().toString());
        }
        return builder.build();
    }

    @Bean
    Audiences oauthAudiences(OAuthSettings settings, SecuritySettings security) {
        return new Audiences(settings, security);
    }

    @Bean
    OAuth2TokenGenerator<OAuth2Token> oauthTokens(
            SigningKeyRing keys, People people, Audiences audiences, SecuritySettings security) {
        return TokenGenerators.of(keys, new TokenClaims(people, audiences, security), Clock.systemUTC());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain oauthChain(
            HttpSecurity http,
            StrangersChain strangers,
            RegisteredClientRepository clients,
            People people,
            Audiences audiences,
            Registration registration,
            Authorizations authorizations,
            AuthorizationTrail oauthTrail,
            DocumentSettings documents,
            EdgeSettings edge,
            ReturnCookie back,
            ProblemWriter problems) {
        return new AuthorizationChain(
                        strangers,
                        clients,
                        people,
                        audiences,
                        registration,
                        authorizations,
                        oauthTrail,
                        documents,
                        edge,
                        back,
                        problems)
                .of(http);
    }

    /** The clients in SQL, under a type of its own, because the library looks for one repository. */
    record SelfRegistered(RegisteredClients clients) {}
}
