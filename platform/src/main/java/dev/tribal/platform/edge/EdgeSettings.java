package dev.tribal.platform.edge;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may reach the service from a browser, and under which name.
 *
 * @param allowedOrigins origins of web pages that may call the API, for example {@code https://tools.example.com};
 *     empty for none
 * @param allowedHosts names under which the service may be called, without port; empty for any
 */
@ConfigurationProperties("tribal.edge")
public record EdgeSettings(
        @DefaultValue List<String> allowedOrigins,
        @DefaultValue List<String> allowedHosts) {
    public EdgeSettings {
        allowedOrigins.forEach(EdgeSettings::requireOrigin);
        allowedOrigins = List.copyOf(allowedOrigins);
        allowedHosts =
                allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
    }

    private static void requireOrigin(String origin) {
        URI uri = URI.create(origin);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        if (!web || uri.getHost() == null || !uri.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "tribal.edge.allowed-origins: %s is no origin, such as https://tools.example.com"
                            .formatted(origin));
        }
    }
}
