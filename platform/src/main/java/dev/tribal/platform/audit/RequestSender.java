package dev.tribal.platform.audit;

import dev.tribal.contracts.event.AuditEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who sent the HTTP request that the current thread works on. Behind a proxy or another service of Tribal it is the
 * original sender, if {@code server.forward-headers-strategy} is {@code native} and the web server trusts the address.
 */
public final class RequestSender {
    private RequestSender() {}

    /** The sender; nothing is known of it outside of a request. */
    public static AuditEvent.Client current() {
        return request()
                .map(request ->
                        new AuditEvent.Client(request.getRemoteAddr(), request.getHeader(HttpHeaders.USER_AGENT)))
                .orElseGet(() -> new AuditEvent.Client(null, null));
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }
}
