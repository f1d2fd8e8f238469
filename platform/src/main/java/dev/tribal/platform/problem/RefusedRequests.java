package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import java.io.IOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem what Tomcat refuses before any of our code sees it, such as a malformed URL. */
final class RefusedRequests extends ErrorReportValve {
    private final JsonMapper json;

    RefusedRequests(JsonMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = ProblemException.typeForStatus(status);
        var problem = new ProblemException(type, "The request is malformed or cannot be processed");
        try {
            response.setStatus(type.status());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding("UTF-8");
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(json.writeValueAsString(problem.getBody()));
                response.finishResponse();
            }
        } catch (IOException _) {
            // The sender is gone; there is nobody left to tell.
        }
    }
}
