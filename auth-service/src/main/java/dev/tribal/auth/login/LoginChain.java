package dev.tribal.auth.login;

import dev.tribal.auth.login.federation.Federation;
import dev.tribal.platform.security.StrangersChain;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/**
 * The security chain of the pages for people: forms that only our own pages can send, and a session for who has signed
 * in. Strangers cost none: what has to be remembered of them is in cookies.
 */
public final class LoginChain {
    /** Where the pages are. */
    public static final String LOGIN = "/login";

    public static final String LOGOUT = "/logout";
    public static final String CONSENT = "/oauth2/consent";

    private LoginChain() {}

    public static SecurityFilterChain of(
            HttpSecurity http,
            StrangersChain strangers,
            People people,
            PasswordEncoder passwords,
            Federation federation,
            SignInTrail trail,
            ReturnCookie back) {
        var welcome = new Welcome(people, trail, back);
        if (federation.isConfigured()) {
            http.oauth2Login(login -> {
                login.loginPage(LOGIN).failureHandler(refusal(trail)).successHandler(welcome);
                federation.configure(login);
            });
        }
        return strangers
                .guarded(http)
                .securityMatcher(LOGIN, LOGOUT, CONSENT, Federation.BEGIN + "*", Federation.BACK + "*")
                .authenticationProvider(byPassword(people, passwords))
                .httpBasic(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(back))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .authorizeHttpRequests(requests -> requests.requestMatchers(LOGIN, LOGOUT)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form ->
                        form.loginPage(LOGIN).failureHandler(refusal(trail)).successHandler(welcome))
                .logout(logout -> logout.logoutUrl(LOGOUT)
                        .addLogoutHandler((_, _, person) -> {
                            if (person != null) {
                                trail.signedOut(person.getName());
                            }
                        })
                        .logoutSuccessUrl(LOGIN))
                .build();
    }

    /**
     * The library also hashes the password for a name that nobody has, so that time does not tell which names exist. For
     * the same reason a name that is locked is only refused after the comparison.
     */
    static AuthenticationProvider byPassword(People people, PasswordEncoder passwords) {
        var provider = new DaoAuthenticationProvider(people);
        provider.setPasswordEncoder(passwords);
        provider.setPreAuthenticationChecks(_ -> {});
        provider.setPostAuthenticationChecks(person -> {
            if (!person.isAccountNonLocked()) {
                throw new LockedException("Too many attempts");
            }
        });
        return provider;
    }

    private static AuthenticationFailureHandler refusal(SignInTrail trail) {
        var page = new SimpleUrlAuthenticationFailureHandler(LOGIN + "?error");
        // It would keep the failure in a session, for a page that does not show it.
        page.setAllowSessionCreation(false);
        return (request, response, e) -> {
            trail.refused(request.getParameter(UsernamePasswordAuthenticationFilter.SPRING_SECURITY_FORM_USERNAME_KEY));
            page.onAuthenticationFailure(request, response, e);
        };
    }
}
