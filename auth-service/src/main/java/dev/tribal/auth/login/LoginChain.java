package dev.tribal.auth.login;

import dev.tribal.platform.security.StrangersChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** The security chain of the pages for people: a session in a cookie, and forms that only our own pages can send. */
public final class LoginChain {
    /** Where the pages are. */
    public static final String LOGIN = "/login";

    public static final String LOGOUT = "/logout";
    public static final String CONSENT = "/oauth2/consent";

    private LoginChain() {}

    public static SecurityFilterChain of(
            HttpSecurity http, StrangersChain strangers, People people, PasswordEncoder passwords) {
        var byPassword = new DaoAuthenticationProvider(people);
        byPassword.setPasswordEncoder(passwords);
        return strangers
                .guarded(http)
                .securityMatcher(LOGIN, LOGOUT, CONSENT)
                .authenticationProvider(byPassword)
                .httpBasic(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.requestMatchers(LOGIN, LOGOUT)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form ->
                        form.loginPage(LOGIN).failureUrl(LOGIN + "?error").successHandler(forgettingFailures(people)))
                .logout(logout -> logout.logoutUrl(LOGOUT).logoutSuccessUrl(LOGIN))
                .build();
    }

    private static SavedRequestAwareAuthenticationSuccessHandler forgettingFailures(People people) {
        var handler = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request, HttpServletResponse response, Authentication person)
                    throws ServletException, IOException {
                people.succeeded(person.getName());
                super.onAuthenticationSuccess(request, response, person);
            }
        };
        handler.setDefaultTargetUrl(LOGIN);
        return handler;
    }
}
