package dev.tribal.platform.http;

import dev.tribal.contracts.event.AuditEvent;
import dev.tribal.platform.audit.RequestSender;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Tells the next service who sent the request, for its audit log and its brakes on guessing. */
final class SenderRelay implements ClientHttpRequestInterceptor {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        AuditEvent.Client sender = RequestSender.current();
        if (sender.address() != null) {
            request.getHeaders().set(FORWARDED_FOR, sender.address());
        }
        if (sender.userAgent() != null) {
            request.getHeaders().set(HttpHeaders.USER_AGENT, sender.userAgent());
        }
        return execution.execute(request, body);
    }
}
