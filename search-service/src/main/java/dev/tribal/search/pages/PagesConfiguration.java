package dev.tribal.search.pages;

import dev.tribal.contracts.api.Scopes;
import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.http.Neighbours;
import dev.tribal.platform.problem.ProblemWriter;
import dev.tribal.platform.problem.ReceivedProblems;
import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.AccessTable;
import dev.tribal.platform.security.CurrentCaller;
import dev.tribal.platform.security.Load;
import dev.tribal.platform.security.SecuritySettings;
import dev.tribal.platform.security.StrangersChain;
import dev.tribal.search.browse.Browse;
import dev.tribal.search.catalog.Catalog;
import dev.tribal.search.pages.session.AuthAddress;
import dev.tribal.search.pages.session.AuthConnection;
import dev.tribal.search.pages.session.OAuthEndpoints;
import dev.tribal.search.pages.session.PageSession;
import dev.tribal.search.pages.session.PagesChain;
import dev.tribal.search.pages.session.PagesKey;
import dev.tribal.search.pages.session.PagesSettings;
import dev.tribal.search.pages.session.SealedCookie;
import dev.tribal.search.pages.session.SignIn;
import dev.tribal.search.pages.session.SignInStart;
import dev.tribal.search.solutions.SolutionRanking;
import io.micrometer.observation.ObservationPredicate;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.restclient.RestClientCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** The pages for people. Needs the interfaces of the other services, here or over HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PagesSettings.class)
@Import({
    Assets.class,
    PageFaults.class,
    SignInPage.class,
    ErrorsPage.class,
    ErrorPage.class,
    ErrorChanges.class,
    ProjectsPage.class,
    SolutionsPage.class,
    HelpersPage.class,
    DeadLettersPage.class,
    KeysPage.class,
    SystemPage.class
})
public class PagesConfiguration {
    /** The services beside this one, and the clients that know where they are. */
    private static final Map<String, String> OTHERS = new TreeMap<>(Map.of(
            "auth-service",
            "auth",
            "ingest-service",
            "ingest",
            "embedding-service",
            "embedding",
            "mcp-gateway",
            "mcp"));

    private static final Duration WAIT_FOR_OTHERS = Duration.ofMillis(2_500);

    @Bean
    AccessRules pagesAccess() {
        return AccessRules.of(
                AccessRules.open(HttpMethod.GET, "/"),
                AccessRules.open(HttpMethod.GET, "/ui"),
                AccessRules.open(HttpMethod.GET, "/ui/assets/{name}"),
                AccessRules.open(HttpMethod.GET, "/ui/sign-in"),
                AccessRules.open(HttpMethod.GET, "/ui/sign-in/start"),
                AccessRules.open(HttpMethod.GET, AuthAddress.BACK),
                AccessRules.open(HttpMethod.POST, "/ui/sign-in").as(Load.SIGN_IN),
                AccessRules.open(HttpMethod.POST, "/ui/sign-out"),
                reads("/ui/errors"),
                AccessRules.scope(HttpMethod.POST, "/ui/errors", Scopes.ERRORS_READ)
                        .as(Load.SEARCH),
                reads("/ui/errors/{id}"),
                reads("/ui/projects"),
                reads("/ui/solutions"),
                reads("/ui/helpers"),
                AccessRules.scope(HttpMethod.GET, "/ui/system", Scopes.ERRORS_READ),
                AccessRules.scope(HttpMethod.GET, "/ui/dead-letters", Scopes.ADMIN)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.POST, "/ui/dead-letters/replay", Scopes.ADMIN)
                        .as(Load.SEARCH),
                AccessRules.scope(HttpMethod.POST, "/ui/dead-letters/{id}/replay", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.POST, "/ui/dead-letters/{id}/discard", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.GET, "/ui/keys", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.POST, "/ui/keys", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.POST, "/ui/keys/{id}/revocation", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.POST, "/ui/members/removal", Scopes.ADMIN),
                AccessRules.scope(HttpMethod.GET, LiveErrors.PATH, Scopes.ERRORS_READ),
                AccessRules.scope(HttpMethod.POST, "/ui/errors/{id}/solutions", Scopes.SOLUTIONS_WRITE),
                writes("/ui/errors/{id}/standing"),
                writes("/ui/errors/{id}/outcomes"),
                writes("/ui/errors/{id}/merges"),
                writes("/ui/errors/{id}/splits"),
                writes("/ui/errors/{id}/kept-apart"),
                writes("/ui/errors/{id}/kept-apart-no-longer"),
                writes("/ui/errors/{id}/deletion"));
    }

    private static AccessRules.Rule reads(String page) {
        return AccessRules.scope(HttpMethod.GET, page, Scopes.ERRORS_READ).as(Load.SEARCH);
    }

    private static AccessRules.Rule writes(String form) {
        return AccessRules.scope(HttpMethod.POST, form, Scopes.ERRORS_WRITE);
    }

    @Bean
    Templates pageTemplates() {
        return new Templates();
    }

    @Bean
    Frames pageFrames(CurrentCaller caller, Assets assets) {
        return new Frames(caller, assets, Clock.systemUTC());
    }

    @Bean
    Browse browse(Catalog catalog, SolutionRanking solutions) {
        return new Browse(catalog, solutions);
    }

    @Bean
    Changes pageChanges(Browse browse) {
        return new Changes(browse);
    }

    @Bean
    LiveErrors liveErrors(Changes pageChanges, CurrentCaller caller, PagesSettings settings) {
        return new LiveErrors(pageChanges, caller, new OpenStreams(settings.streams(), settings.streamsPerTenant()));
    }

    /** A stream takes as long as its page is open: it would be the slowest request, and a span, of minutes. */
    @Bean
    ObservationPredicate streamsOfPagesAreNotMeasured() {
        return (_, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() instanceof HttpServletRequest http
                && LiveErrors.PATH.equals(http.getRequestURI()));
    }

    @Bean
    PagesCookies pagesCookies(PagesSettings settings, AuthAddress address) {
        Sealer sealer = PagesKey.sealer(settings);
        return new PagesCookies(
                new SealedCookie<>("tribal-pages", PageSession.class, sealer, address.isSecure()),
                new SealedCookie<>("tribal-sign-in", SignInStart.class, sealer, address.isSecure()));
    }

    @Bean
    AuthAddress pagesAuthAddress(PagesSettings settings, SecuritySettings security, Environment environment) {
        return new AuthAddress(settings, security, environment);
    }

    /** Nothing is made of these before it is used: without another process, nobody has to say whom to trust. */
    @Bean
    AuthConnection pagesAuthConnection(
            AuthAddress address,
            ObjectProvider<RestClient.Builder> http,
            ObjectProvider<Neighbours> neighbours,
            ObjectProvider<RestClientCustomizer> customizers,
            ObjectProvider<SslBundles> certificates) {
        return new AuthConnection(
                address,
                () -> {
                    RestClient.Builder client = http.getObject();
                    neighbours.ifAvailable(known -> client.requestInterceptor(known.at("auth")));
                    return client;
                },
                client -> {
                    customizers.orderedStream().forEach(customizer -> customizer.customize(client));
                    return client;
                },
                () -> WebServerSslBundle.get(address.ownTls(), certificates.getObject()));
    }

    @Bean
    OAuthEndpoints pagesOAuth(AuthConnection auth) {
        return new OAuthEndpoints(auth, Clock.systemUTC());
    }

    @Bean
    AuthServiceClient pagesAuthService(AuthConnection auth, CurrentCaller caller, JsonMapper json) {
        return new AuthServiceClient(auth, caller, new ReceivedProblems(json));
    }

    /** Which process a service is in says {@code tribal.search.pages.auth-url}, for all of them. */
    @Bean
    OtherServices pagesOtherServices(
            PagesSettings settings,
            Environment environment,
            ObjectProvider<RestClient.Builder> http,
            CurrentCaller caller,
            JsonMapper json) {
        Map<String, OtherServices.Address> addresses = new LinkedHashMap<>();
        if (settings.authUrl() != null) {
            OTHERS.forEach((service, group) -> addresses.put(
                    service,
                    new OtherServices.Address(
                            environment.getRequiredProperty("spring.http.serviceclient.%s.base-url".formatted(group)),
                            "TRIBAL_%s_URL".formatted(group.toUpperCase(Locale.ROOT)))));
        }
        var client = SingletonSupplier.of(() -> http.getObject().build());
        return new OtherServices(addresses, client::obtain, caller, json, WAIT_FOR_OTHERS);
    }

    @Bean
    SignIn pagesSignIn(
            AuthAddress address,
            OAuthEndpoints pagesOAuth,
            JwtDecoder tokens,
            PagesCookies cookies,
            PagesSettings settings) {
        return new SignIn(
                address, pagesOAuth, tokens, cookies.sessions(), cookies.starts(), settings.sessionLifetime());
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    SecurityFilterChain pagesChain(
            HttpSecurity http,
            StrangersChain strangers,
            AccessTable rules,
            PagesCookies cookies,
            OAuthEndpoints pagesOAuth,
            JwtDecoder tokens,
            Templates templates,
            Frames frames,
            ProblemWriter problems) {
        var refusals = new RefusedPages(templates, frames, problems);
        return new PagesChain(rules, cookies.sessions(), pagesOAuth, tokens, refusals).of(http, strangers);
    }

    /** Both cookies of the pages. */
    record PagesCookies(SealedCookie<PageSession> sessions, SealedCookie<SignInStart> starts) {}
}
