package dev.tribal.platform.http;

import dev.tribal.contracts.Source;
import dev.tribal.platform.security.CurrentCaller;
import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Sends the caller's access token along, so that the next service sees the same tenant; never an API key. If a model
 * writes with the token of something that is trusted more, the next service is told.
 */
final class TokenRelay implements ClientHttpRequestInterceptor {
    private final CurrentCaller currentCaller;

    TokenRelay(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        currentCaller.find().ifPresent(caller -> {
            request.getHeaders().setBearerAuth(caller.token());
            if (caller.source() == Source.AGENT) {
                request.getHeaders().set(CurrentCaller.WRITER_HEADER, Source.AGENT.wireName());
            }
        });
        return execution.execute(request, body);
    }
}
