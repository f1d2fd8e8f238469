package dev.tribal.auth.login;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * Remembers in the browser, not in a session, where somebody was who is asked to sign in first. It leads to our own
 * pages only, whoever wrote the cookie; an address that is too long for one is forgotten.
 */
public final class ReturnCookie implements RequestCache {
    private static final String NAME = "tribal-return";
    private static final int LONGEST = 3_500;
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final Set<String> pages;

    /** @param pages paths to which it may lead */
    public ReturnCookie(String... pages) {
        this.pages = Set.of(pages);
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String address = address(request);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8));
        if (HttpMethod.GET.matches(request.getMethod()) && isOurs(address) && value.length() <= LONGEST) {
            write(request, response, value, LIFETIME);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        String address = saved(request);
        return address == null ? null : new SimpleSavedRequest(address);
    }

    /** The address says all that there was of the request, so that nothing of it is put back; it has done its work. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        if (address(request).equals(saved(request))) {
            removeRequest(request, response);
        }
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private @Nullable String saved(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null) {
            return null;
        }
        try {
            String address = new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
            return isOurs(address) ? address : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private boolean isOurs(String address) {
        int query = address.indexOf('?');
        return pages.contains(query < 0 ? address : address.substring(0, query))
                && address.chars().noneMatch(Character::isISOControl);
    }

    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, String value, Duration lifetime) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(lifetime)
                        .build()
                        .toString());
    }
}
