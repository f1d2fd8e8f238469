package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem outside of any controller: in a filter or in the security chain. */
public final class ProblemWriter {
    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Writes the whole response; headers that are set already stay. */
    public void write(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        write(response, new ProblemException(type, detail));
    }

    /** Writes the whole response, with the headers of the problem. */
    public void write(HttpServletResponse response, ProblemException problem) throws IOException {
        problem.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setStatus(problem.getStatusCode().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem.getBody());
    }
}
