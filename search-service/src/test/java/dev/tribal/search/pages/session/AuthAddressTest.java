package dev.tribal.search.pages.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.platform.security.SecuritySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;

class AuthAddressTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/ui/sign-in/start");

    @Test
    void browserStaysUnderTheAddressItCameToAndNeverSeesThatOfServices() {
        request.setServerName("tribal.example.com");

        AuthAddress address = address(null);

        assertThat(address.fromBrowser(request)).isEqualTo("http://tribal.example.com");
        assertThat(address.back(request)).isEqualTo("http://tribal.example.com/ui/signed-in");
        assertThat(address.fromHere()).isEqualTo("http://auth-service:8081");
    }

    @Test
    void publicAddressIsTheOneForBrowsers() {
        AuthAddress address = address(URI.create("https://tribal.example.com"));

        assertThat(address.fromBrowser(request)).isEqualTo("https://tribal.example.com");
        assertThat(address.isSecure()).isTrue();
    }

    private static AuthAddress address(@Nullable URI publicUrl) {
        var settings = new PagesSettings(
                Path.of("pages-key"), null, URI.create("http://auth-service:8081"), Duration.ofHours(1), 1, 1);
        return new AuthAddress(settings, new SecuritySettings("tribal", "tribal", publicUrl), new MockEnvironment());
    }
}
