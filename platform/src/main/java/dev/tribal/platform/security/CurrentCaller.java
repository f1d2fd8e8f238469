package dev.tribal.platform.security;

import dev.tribal.contracts.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The caller of the request that the current thread works on. */
public final class CurrentCaller {
    /** The claim that names the tenant. */
    public static final String TENANT_CLAIM = "tenant";

    /** The claim that lists the only projects that a token may read and write; absent for all. */
    public static final String PROJECTS_CLAIM = "projects";

    /** The claim that says which kind of principal a token was given to; absent for an agent. */
    public static final String SOURCE_CLAIM = "source";

    /**
     * The header, or attribute of the request, by which a sender says that a model wrote what it sends, whoever the
     * token was given to.
     */
    public static final String WRITER_HEADER = "Tribal-Writer";

    /**
     * The caller.
     *
     * @throws AccessDeniedException if the request is not authenticated; the security chain lets none through
     */
    public Caller get() {
        return find().orElseThrow(() -> new AccessDeniedException("The request has no authenticated caller"));
    }

    /** The caller, or nothing outside of an authenticated request. */
    public Optional<Caller> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication
                ? Optional.of(callerOf(authentication.getToken()))
                : Optional.empty();
    }

    /** When the access token of the request ends; far away if it does not say or there is none. */
    public Instant tokenEnd() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication
                        && authentication.getToken().getExpiresAt() != null
                ? authentication.getToken().getExpiresAt()
                : Instant.MAX;
    }

    private static Caller callerOf(Jwt token) {
        return new Caller(
                required(token, TENANT_CLAIM),
                required(token, JwtClaimNames.SUB),
                token.getTokenValue(),
                token.getId(),
                scopesOf(token),
                projectsOf(token),
                sourceOf(token));
    }

    private static Source sourceOf(Jwt token) {
        return isWrittenByModel()
                ? Source.AGENT
                : Source.named(token.getClaimAsString(SOURCE_CLAIM)).orElse(Source.AGENT);
    }

    /** This can only take trust away, so anybody may say it. */
    private static boolean isWrittenByModel() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && (attributes.getRequest().getAttribute(WRITER_HEADER) != null
                        || attributes.getRequest().getHeader(WRITER_HEADER) != null);
    }

    private static Set<String> scopesOf(Jwt token) {
        String scope = token.getClaimAsString("scope");
        return scope == null || scope.isBlank()
                ? Set.of()
                : Set.copyOf(List.of(scope.strip().split(" +")));
    }

    /** A claim in a shape that is not ours restricts to nothing rather than to everything. */
    private static List<String> projectsOf(Jwt token) {
        if (!token.hasClaim(PROJECTS_CLAIM)) {
            return List.of();
        }
        List<String> projects = token.getClaimAsStringList(PROJECTS_CLAIM);
        if (projects == null || projects.isEmpty()) {
            throw new AccessDeniedException("The access token has a claim " + PROJECTS_CLAIM + " without a project");
        }
        return projects;
    }

    private static String required(Jwt token, String claim) {
        String value = token.getClaimAsString(claim);
        if (value == null) {
            throw new AccessDeniedException("The access token has no claim " + claim);
        }
        return value;
    }
}
