package dev.tribal.mcp.tools;

import dev.tribal.mcp.answer.ReportedText;
import dev.tribal.mcp.protocol.tool.ToolResult;
import dev.tribal.platform.problem.ProblemException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;

/** Puts a problem into words that an agent can act on. */
final class ToolProblems {
    private static final int DETAIL = 500;

    private ToolProblems() {}

    static ToolResult describe(ProblemException problem) {
        ProblemDetail body = problem.getBody();
        var text = new StringBuilder(line(body.getDetail() == null ? body.getTitle() : body.getDetail()));
        if (body.getProperties() != null && body.getProperties().get("errors") instanceof List<?> errors) {
            errors.forEach(error -> text.append("\n- ").append(field(error)));
        }
        if (problem.getHeaders().getFirst(HttpHeaders.RETRY_AFTER) instanceof String seconds) {
            text.append("\nTry again in %s seconds.".formatted(line(seconds)));
        }
        return ToolResult.error(text.toString());
    }

    private static String field(Object error) {
        return error instanceof Map<?, ?> map
                ? "%s %s".formatted(FlatForm.flatName(line(map.get("field"))), line(map.get("message")))
                : line(error);
    }

    private static String line(@Nullable Object value) {
        return ReportedText.line(String.valueOf(value), DETAIL);
    }
}
