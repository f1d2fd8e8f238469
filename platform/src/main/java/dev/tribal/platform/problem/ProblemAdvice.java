package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns every exception that leaves a controller into {@code application/problem+json}. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        LOG.error("A request failed unexpectedly", e);
        return answer(
                new ProblemException(
                        ProblemType.INTERNAL_ERROR,
                        "The request could not be processed because of a fault in Tribal; its log says more."),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(unreadable(e.getCause()), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name =
                e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        return answer(
                ProblemException.invalid(name == null ? "a parameter" : name, expectation(e.getRequiredType())),
                request);
    }

    /** Gives Spring's own exceptions (405, 406, 413, 415 …) our stable type and title. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail && isUntyped(detail)) {
            Arrays.stream(ProblemType.values())
                    .filter(type -> type.status() == status.value())
                    .findFirst()
                    .ifPresent(type -> {
                        detail.setType(type.uri());
                        detail.setTitle(type.title());
                    });
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static boolean isUntyped(ProblemDetail detail) {
        return detail.getType() == null || "about:blank".equals(detail.getType().toString());
    }

    private @Nullable ResponseEntity<Object> answer(ProblemException problem, WebRequest request) {
        return handleExceptionInternal(
                problem, problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
    }

    private static ProblemException unreadable(@Nullable Throwable cause) {
        return switch (cause) {
            case DatabindException e
            when !e.getPath().isEmpty() -> {
                String field = fieldOf(e);
                yield ProblemException.invalid(field, "has a value of the wrong type or format");
            }
            case JacksonException e ->
                new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "The body is not valid JSON in UTF-8 (line %d, column %d)"
                                .formatted(
                                        e.getLocation().getLineNr(),
                                        e.getLocation().getColumnNr()));
            case null, default ->
                new ProblemException(ProblemType.INVALID_REQUEST, "The body is missing or cannot be read");
        };
    }

    private static String fieldOf(DatabindException e) {
        var field = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }

    private static String expectation(@Nullable Class<?> type) {
        return switch (type == null ? "" : type.getSimpleName()) {
            case "UUID" -> "must be a UUID";
            case "Integer", "Long", "int", "long" -> "must be a whole number";
            case "Position" -> "must be a position, partition-offset, for example 3-1042";
            default -> "has a value of the wrong type or format";
        };
    }
}
