package dev.tribal.auth.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * The token of forms, in a cookie. Over TLS its name says to the browser (RFC 6265bis, section 4.1.3.2) that only this host
 * may set it, so that no other host of the domain can choose the token.
 */
final class FormTokens implements CsrfTokenRepository {
    private static final String NAME = "tribal-form";

    private final CsrfTokenRepository plain = in(NAME);
    private final CsrfTokenRepository overTls = in("__Host-" + NAME);

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? overTls : plain;
    }

    private static CsrfTokenRepository in(String cookieName) {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(cookieName);
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).path("/").sameSite("Strict"));
        return tokens;
    }
}
