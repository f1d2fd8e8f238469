package dev.tribal.search.pages.session;

import dev.tribal.platform.security.AccessRules;
import dev.tribal.platform.security.AccessTable;
import dev.tribal.platform.security.StrangersChain;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/** The security chain of the pages: the same rules as for the API, asked of who is signed in. */
public final class PagesChain {
    private final AccessTable rules;
    private final SealedCookie<PageSession> cookie;
    private final OAuthEndpoints oauth;
    private final JwtDecoder tokens;
    private final Refusals refusals;

    public PagesChain(
            AccessTable rules,
            SealedCookie<PageSession> cookie,
            OAuthEndpoints oauth,
            JwtDecoder tokens,
            Refusals refusals) {
        this.rules = rules;
        this.cookie = cookie;
        this.oauth = oauth;
        this.tokens = tokens;
        this.refusals = refusals;
    }

    public SecurityFilterChain of(HttpSecurity http, StrangersChain strangers) {
        Clock clock = Clock.systemUTC();
        // Before the limits, which count a caller's requests for the caller. Forms have a token of the session.
        http.addFilterAfter(
                new SessionFilter(cookie, new Renewal(oauth, clock), tokens, refusals, clock),
                HeaderWriterFilter.class);
        return strangers
                .guarded(http)
                .securityMatcher("/", "/ui", "/ui/**")
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .anyRequest()
                                .access((person, context) -> decide(person, context.getRequest())))
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    private AuthorizationDecision decide(
            Supplier<? extends @Nullable Authentication> person, HttpServletRequest request) {
        return new AuthorizationDecision(
                rules.deciding(HttpMethod.valueOf(request.getMethod()), request.getRequestURI())
                        .filter(rule -> rule.scope() == null || has(person.get(), rule))
                        .isPresent());
    }

    private static boolean has(@Nullable Authentication person, AccessRules.Rule rule) {
        return person != null
                && person.getAuthorities().stream()
                        .anyMatch(right -> ("SCOPE_" + rule.scope()).equals(right.getAuthority()));
    }
}
