package dev.tribal.search.pages.session;

import dev.tribal.platform.security.SecuritySettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where auth-service is, for this service and for the browser. */
public final class AuthAddress {
    /** Where a browser comes back to from auth-service. */
    public static final String BACK = "/ui/signed-in";

    private final @Nullable URI authUrl;
    private final @Nullable URI publicUrl;
    private final Environment environment;

    public AuthAddress(PagesSettings settings, SecuritySettings security, Environment environment) {
        this.authUrl = settings.authUrl();
        this.publicUrl = security.publicUrl();
        this.environment = environment;
    }

    /** For calls from here; without an address it is this process, whose port is known once it listens. */
    public String fromHere() {
        if (authUrl != null) {
            return authUrl.toString();
        }
        return "%s://localhost:%s"
                .formatted(
                        Ssl.isEnabled(ownTls()) ? "https" : "http",
                        environment.getRequiredProperty("local.server.port"));
    }

    /** Whether auth-service is part of this process. */
    boolean isHere() {
        return authUrl == null;
    }

    /** How this server listens; {@code null} if nothing is said of https. */
    public @Nullable Ssl ownTls() {
        return Binder.get(environment).bind("server.ssl", Ssl.class).orElse(null);
    }

    /**
     * For the browser that sent a request: auth-service lets people back only to pages under the address at which they
     * signed in, and the one that services call may be none that a browser reaches.
     */
    String fromBrowser(HttpServletRequest request) {
        return ownOrigin(request);
    }

    /** Where the browser comes back to. */
    String back(HttpServletRequest request) {
        return ownOrigin(request) + BACK;
    }

    /** Whether people come by https, as the settings say. */
    public boolean isSecure() {
        return publicUrl != null && "https".equals(publicUrl.getScheme());
    }

    private String ownOrigin(HttpServletRequest request) {
        return publicUrl != null
                ? publicUrl.toString()
                : ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
    }
}
