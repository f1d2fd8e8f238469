package dev.tribal.platform.security;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/**
 * Headers that keep a browser careful. Those that the framework adds by itself stay: {@code nosniff}, no frames, no
 * caching, and HSTS where the request came by https.
 */
final class BrowserHeaders {
    private static final String POLICY_HEADER = "Content-Security-Policy";
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** Our own scripts only; the API's page sets styles from its scripts and shows images from data URLs. */
    private static final String PAGE_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private BrowserHeaders() {}

    /** For answers that are given before the security chain is reached. */
    static List<HeaderWriter> all() {
        return List.of(
                new XContentTypeOptionsHeaderWriter(),
                new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
                new CacheControlHeadersWriter(),
                new HstsHeaderWriter(),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
                contentSecurityPolicy());
    }

    static void add(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter(contentSecurityPolicy());
    }

    private static HeaderWriter contentSecurityPolicy() {
        return (request, response) -> {
            if (!response.containsHeader(POLICY_HEADER)) {
                response.setHeader(POLICY_HEADER, isPage(request.getRequestURI()) ? PAGE_POLICY : API_POLICY);
            }
        };
    }

    private static boolean isPage(String path) {
        return path.equals("/docs") || path.startsWith("/docs/") || path.startsWith("/swagger-ui/");
    }
}
