package dev.tribal.search.pages.session;

import dev.tribal.platform.encryption.SealedContentException;
import dev.tribal.platform.encryption.Sealer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a value in the browser, where nobody can read or change it. Over https its name has the prefix with which no
 * other host can set it.
 */
public final class SealedCookie<T> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final Class<T> type;
    private final Sealer sealer;
    private final boolean alwaysSecure;

    /** @param alwaysSecure whether people come by https, whatever a proxy makes of it */
    public SealedCookie(String name, Class<T> type, Sealer sealer, boolean alwaysSecure) {
        this.name = name;
        this.type = type;
        this.sealer = sealer;
        this.alwaysSecure = alwaysSecure;
    }

    /** The value; nothing if there is none, or it was sealed elsewhere. */
    public Optional<T> read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, nameFor(request));
        if (cookie == null) {
            return Optional.empty();
        }
        try {
            byte[] stored = Base64.getUrlDecoder().decode(cookie.getValue());
            return Sealer.isSealed(stored)
                    ? Optional.of(JSON.readValue(sealer.open(stored, name), type))
                    : Optional.empty();
        } catch (SealedContentException | IllegalArgumentException | JacksonException _) {
            return Optional.empty();
        }
    }

    public void write(HttpServletRequest request, HttpServletResponse response, T value, Duration lifetime) {
        byte[] sealed = sealer.seal(JSON.writeValueAsBytes(value), name);
        write(request, response, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), lifetime);
    }

    /** Makes the browser forget it, if it has it. */
    public void remove(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, nameFor(request)) != null) {
            write(request, response, "", Duration.ZERO);
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response, String value, Duration lifetime) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(nameFor(request), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(isSecure(request))
                        .sameSite("Lax")
                        .maxAge(lifetime)
                        .build()
                        .toString());
    }

    private String nameFor(HttpServletRequest request) {
        return isSecure(request) ? "__Host-" + name : name;
    }

    private boolean isSecure(HttpServletRequest request) {
        return alwaysSecure || request.isSecure();
    }
}
