package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import java.io.IOException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads the problem that another service answered with. */
public final class ReceivedProblems {
    private final JsonMapper json;

    public ReceivedProblems(JsonMapper json) {
        this.json = json;
    }

    /** The problem in an error response; a generic one if the body holds none. */
    public ProblemException read(ClientHttpResponse response) throws IOException {
        HttpStatusCode status = response.getStatusCode();
        try {
            ProblemDetail detail = json.readValue(response.getBody().readAllBytes(), ProblemDetail.class);
            if (detail != null && detail.getStatus() == status.value()) {
                return ProblemException.received(status, detail, response.getHeaders());
            }
        } catch (JacksonException _) {
            // Not one of ours: a proxy, or something else that listens at the configured address.
        }
        return new ProblemException(
                ProblemType.UNAVAILABLE, "A service answered %d without saying why".formatted(status.value()));
    }
}
