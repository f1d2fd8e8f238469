package dev.tribal.platform.security;

import dev.tribal.contracts.api.ProblemType;
import dev.tribal.contracts.api.Role;
import dev.tribal.platform.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.server.resource.OAuth2ProtectedResourceMetadata;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What clients find out about a resource before they have a token (RFC 9728): who gives out tokens for it. The library
 * answers; this says what, and only for the resources that a rule opens. Any web page may read it, since there is
 * nothing in it that depends on who asks.
 */
final class ResourceMetadata extends OncePerRequestFilter {
    static final String PATH = "/.well-known/oauth-protected-resource";

    private final AccessTable rules;
    private final ProblemWriter problems;
    private final @Nullable URI publicUrl;
    private final CorsFilter everyPage;

    ResourceMetadata(AccessTable rules, ProblemWriter problems, @Nullable URI publicUrl) {
        this.rules = rules;
        this.problems = problems;
        this.publicUrl = publicUrl;
        var cors = new CorsConfiguration();
        cors.addAllowedOrigin(CorsConfiguration.ALL);
        cors.addAllowedMethod(HttpMethod.GET);
        cors.addAllowedHeader(CorsConfiguration.ALL);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", cors);
        this.everyPage = new CorsFilter(source);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals(PATH) && !path.startsWith(PATH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isThere(request.getRequestURI())) {
            everyPage.doFilter(request, response, chain);
        } else {
            problems.write(response, ProblemType.NOT_FOUND, "There is no resource of this name");
        }
    }

    /** Fills in what the library cannot know. */
    void describe(OAuth2ProtectedResourceMetadata.Builder metadata) {
        String base = base();
        String asked =
                ServletUriComponentsBuilder.fromCurrentRequestUri().build().getPath();
        metadata.resource(base + (asked == null ? "" : asked.substring(asked.indexOf(PATH) + PATH.length())))
                .authorizationServers(servers -> servers.add(base))
                // Clients ask for all that is named here, so that what only administrators need is not.
                .scopes(scopes -> scopes.addAll(Role.SOLVER.scopes()))
                .resourceName("Tribal")
                .tlsClientCertificateBoundAccessTokens(false);
    }

    /** The {@code resource_metadata} of a request that lacks a token. */
    String addressFor(HttpServletRequest request) {
        String own = PATH + request.getRequestURI();
        return base() + (isThere(own) ? own : PATH);
    }

    private boolean isThere(String path) {
        return rules.deciding(HttpMethod.GET, path).isPresent();
    }

    private String base() {
        return publicUrl != null
                ? publicUrl.toString()
                : ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
