package dev.tribal.platform.http;

import dev.tribal.platform.problem.ProblemException;
import dev.tribal.platform.problem.ReceivedProblems;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Makes a call to another service fail as a call inside the process does: with the problem it answered. */
final class RemoteProblems implements ClientHttpRequestInterceptor {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final ReceivedProblems problems;
    private final String service;

    /** @param service the name of the one that is called; its address is for the log only */
    RemoteProblems(ReceivedProblems problems, String service) {
        this.problems = problems;
        this.service = service;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        try {
            ClientHttpResponse response = execution.execute(request, body);
            if (response.getStatusCode().isError()) {
                try (response) {
                    throw problems.read(response);
                }
            }
            return new WholeResponse(response);
        } catch (IOException e) {
            throw ProblemException.unavailable("%s cannot be reached".formatted(service), RETRY_AFTER, e);
        }
    }
}
