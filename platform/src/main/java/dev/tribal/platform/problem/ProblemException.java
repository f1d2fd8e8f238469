package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request cannot be answered as asked, for a reason that its sender is told. A call to another service throws the
 * same exception whether that service runs in this process or answers over HTTP.
 */
public class ProblemException extends ErrorResponseException {
    private static final long serialVersionUID = 1L;

    /** The extension member that lists what is wrong with which field. */
    static final String ERRORS = "errors";

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, null);
    }

    public ProblemException(ProblemType type, @Nullable String detail, @Nullable Throwable cause) {
        super(HttpStatus.valueOf(type.status()), detail(type, detail), cause);
    }

    private ProblemException(HttpStatusCode status, ProblemDetail detail) {
        super(status, detail, null);
    }

    /** A problem that another service answered with. */
    static ProblemException received(HttpStatusCode status, ProblemDetail detail, HttpHeaders headers) {
        var problem = new ProblemException(status, detail);
        if (headers.getFirst(HttpHeaders.RETRY_AFTER) instanceof String retryAfter) {
            problem.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return problem;
    }

    /** One field is not as it has to be. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(ProblemType.INVALID_REQUEST, "%s %s".formatted(field, message))
                .field(field, message);
    }

    /** There is no such thing in the caller's tenant, whatever there is in another one. */
    public static ProblemException notFound(String what, Object id) {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no %s with id %s".formatted(what, id));
    }

    /** A part that is needed is not available; it is worth trying again after a while. */
    public static ProblemException unavailable(String detail, Duration retryAfter, @Nullable Throwable cause) {
        var problem = new ProblemException(ProblemType.UNAVAILABLE, detail, cause);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        return problem;
    }

    /** The sender has to slow down. */
    public static ProblemException tooMany(String detail, Duration retryAfter) {
        var problem = new ProblemException(ProblemType.RATE_LIMITED, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        return problem;
    }

    /** Adds what is wrong with one field. */
    public ProblemException field(String field, String message) {
        List<Object> errors = new ArrayList<>();
        Map<String, Object> properties = getBody().getProperties();
        if (properties != null && properties.get(ERRORS) instanceof List<?> earlier) {
            errors.addAll(earlier);
        }
        var fault = new LinkedHashMap<String, String>();
        fault.put("field", field);
        fault.put("message", message);
        errors.add(fault);
        getBody().setProperty(ERRORS, errors);
        return this;
    }

    /** Whether this is a problem of the given type. */
    public boolean is(ProblemType type) {
        return type.uri().equals(getBody().getType());
    }

    /** The type of a problem of which only the status is known. */
    static Optional<ProblemType> typeOf(int status) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status)
                .findFirst();
    }

    /** The same, the most general one of its kind if there is none of its own. */
    static ProblemType typeForStatus(int status) {
        return typeOf(status).orElse(status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL_ERROR);
    }

    private static ProblemDetail detail(ProblemType type, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatus(type.status());
        problem.setType(type.uri());
        problem.setTitle(type.title());
        problem.setDetail(detail);
        return problem;
    }
}
