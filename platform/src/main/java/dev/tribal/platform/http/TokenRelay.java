package dev.tribal.platform.http;

import dev.tribal.platform.security.CurrentCaller;
import java.io.IOException;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Sends the caller's access token along, so that the next service sees the same tenant; never an API key. */
final class TokenRelay implements ClientHttpRequestInterceptor {
    private final CurrentCaller currentCaller;

    TokenRelay(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        currentCaller.find().ifPresent(caller -> request.getHeaders().setBearerAuth(caller.token()));
        return execution.execute(request, body);
    }
}
