package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import java.time.Duration;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception that leaves a controller into {@code application/problem+json}. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** What the JDK passes on of ENOSPC: the parts of a form are kept in files while it is read. */
    private static final String DISK_FULL = "No space left on device";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final DataSize limit;

    ProblemAdvice(@Value("${tribal.max-request-size}") DataSize limit) {
        this.limit = limit;
    }

    /** Leaves it to the security chain, which knows where a client gets more scopes. */
    @ExceptionHandler
    void missingScope(MissingScopeException e) {
        throw e;
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (causeOf(e) instanceof ProblemException problem) {
            return answer(problem, request);
        }
        LOG.error("A request failed unexpectedly", e);
        return answer(
                new ProblemException(
                        ProblemType.INTERNAL_ERROR,
                        "The request could not be processed because of a fault in Tribal; its log says more."),
                request);
    }

    /** Tomcat cannot decode a parameter: wrong percent coding, or bytes that are not UTF-8. */
    @ExceptionHandler
    @Nullable ResponseEntity<Object> undecodable(InvalidParameterException e, WebRequest request) {
        return answer(
                new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "The query cannot be decoded; it must be percent-encoded UTF-8 (RFC 3986)"),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String sent =
                e.getContentType() == null ? "missing" : e.getContentType().toString();
        String taken =
                e.getSupportedMediaTypes().stream().map(MediaType::toString).collect(Collectors.joining(", "));
        var problem = new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type is %s, but must be one of: %s".formatted(sent, taken));
        problem.getHeaders().putAll(headers);
        return answer(problem, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> brokenMultipart(MultipartException e, WebRequest request) {
        if (String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage())
                .contains(DISK_FULL)) {
            return answer(
                    ProblemException.unavailable(
                            "The folder for temporary files is full; send less at once, or try again later",
                            RETRY_AFTER,
                            e),
                    request);
        }
        return answer(
                new ProblemException(ProblemType.INVALID_REQUEST, "The multipart body is broken or has no boundary"),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemException problem = causeOf(e);
        return answer(problem == null ? MalformedInput.body(e.getCause()) : problem, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
            MaxUploadSizeExceededException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (NestedExceptionUtils.getRootCause(e) instanceof FileCountLimitExceededException parts) {
            var problem = new ProblemException(
                    ProblemType.CONTENT_TOO_LARGE,
                    "The form has more than %d parts; send them in several requests".formatted(parts.getLimit()));
            return answer(problem, request);
        }
        DataSize exceeded = NestedExceptionUtils.getRootCause(e) instanceof SizeException size
                ? DataSize.ofBytes(size.getPermittedSize())
                : limit;
        return answer(RequestSizeFilter.tooLarge(exceeded), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemException.invalid(e.getParameterName(), "must be given"), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String name =
                e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        return answer(MalformedInput.parameter(name == null ? "a parameter" : name, e.getRequiredType()), request);
    }

    /** Gives Spring's own exceptions (405, 406, 413, 415 …) our stable type and title. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail && isUntyped(detail)) {
            ProblemException.typeOf(status.value()).ifPresent(type -> {
                detail.setType(type.uri());
                detail.setTitle(type.title());
            });
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    private static boolean isUntyped(ProblemDetail detail) {
        return detail.getType() == null || "about:blank".equals(detail.getType().toString());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.value() == ProblemType.UNAVAILABLE.status()) {
            LOG.warn("A request was turned away: {}", e.getMessage(), e.getCause());
        }
        LimitedRequest.skipRestOf(request);
        return super.handleExceptionInternal(e, body, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> answer(ProblemException problem, WebRequest request) {
        return handleExceptionInternal(
                problem, problem.getBody(), problem.getHeaders(), problem.getStatusCode(), request);
    }

    /** The body's reader wraps what the size limit throws while it reads. */
    private static @Nullable ProblemException causeOf(Throwable e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }
}
