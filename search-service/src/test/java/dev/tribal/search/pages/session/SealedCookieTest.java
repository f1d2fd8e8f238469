package dev.tribal.search.pages.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.encryption.Sealer;
import dev.tribal.platform.secret.InstallationKey;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SealedCookieTest {
    private static final PageSession SESSION = new PageSession(
            "a-token", "a-refresh-token", Instant.ofEpochSecond(100), Instant.ofEpochSecond(200), "a-form-token");

    private final SealedCookie<PageSession> cookie = cookie(1, "session");

    @Test
    void valueComesBackAndCannotBeRead() {
        Cookie written = written(cookie, false);

        assertThat(cookie.read(request(written))).contains(SESSION);
        assertThat(new String(Base64.getUrlDecoder().decode(written.getValue()), StandardCharsets.ISO_8859_1))
                .doesNotContain("a-token");
    }

    @Test
    void cookieOfAnotherKeyOrNameOrThatWasChangedIsNone() {
        Cookie written = written(cookie, false);
        String value = written.getValue();
        int middle = value.length() / 2;
        char other = value.charAt(middle) == 'A' ? 'B' : 'A';

        assertThat(cookie(2, "session").read(request(written))).isEmpty();
        assertThat(cookie(1, "other").read(request(new Cookie("other", value)))).isEmpty();
        assertThat(cookie.read(request(
                        new Cookie("session", value.substring(0, middle) + other + value.substring(middle + 1)))))
                .isEmpty();
    }

    @Test
    void plainTextIsNoValue() {
        String plain = "{\"credential\":\"x\",\"ends\":\"2099-01-01T00:00:00Z\",\"formToken\":\"y\"}";
        String encoded = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));

        assertThat(cookie.read(request(new Cookie("session", encoded)))).isEmpty();
        assertThat(cookie.read(request(new Cookie("session", "no base64!")))).isEmpty();
    }

    @Test
    void overHttpsNoOtherHostCanSetIt() {
        Cookie written = written(cookie, true);

        assertThat(written.getName()).isEqualTo("__Host-session");
        assertThat(written.getSecure()).isTrue();
        assertThat(written.isHttpOnly()).isTrue();
        assertThat(written.getAttribute("SameSite")).isEqualTo("Lax");
    }

    private static Cookie written(SealedCookie<PageSession> cookie, boolean secure) {
        var request = new MockHttpServletRequest();
        request.setSecure(secure);
        var response = new MockHttpServletResponse();
        cookie.write(request, response, SESSION, Duration.ofHours(1));
        return Objects.requireNonNull(response.getCookie(secure ? "__Host-session" : "session"));
    }

    private static MockHttpServletRequest request(Cookie cookie) {
        var request = new MockHttpServletRequest();
        request.setCookies(cookie);
        return request;
    }

    private static SealedCookie<PageSession> cookie(int key, String name) {
        byte[] bytes = new byte[InstallationKey.BYTES];
        bytes[0] = (byte) key;
        return new SealedCookie<>(
                name, PageSession.class, Sealer.with("pages", new SecretKeySpec(bytes, "AES")), false);
    }
}
