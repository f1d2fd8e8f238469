package dev.tribal.search.pages;

import dev.tribal.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns what goes wrong behind a page into a page that says so. */
@RestControllerAdvice(basePackageClasses = PageFaults.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PageFaults {
    private static final Logger LOG = LoggerFactory.getLogger(PageFaults.class);

    private final Templates templates;
    private final Frames frames;

    PageFaults(Templates templates, Frames frames) {
        this.templates = templates;
        this.frames = frames;
    }

    @ExceptionHandler
    ResponseEntity<String> problem(ProblemException e, HttpServletRequest request) {
        if (e.getStatusCode().is5xxServerError()) {
            LOG.warn("A page could not be shown: {}", e.getMessage(), e.getCause());
        }
        String title = Objects.requireNonNullElse(e.getBody().getTitle(), "It did not work");
        String detail = Objects.requireNonNullElse(e.getBody().getDetail(), "");
        return answer(e.getStatusCode(), title, detail, request);
    }

    @ExceptionHandler
    ResponseEntity<String> noSuchThing(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return answer(HttpStatus.NOT_FOUND, "Not found", "There is nothing at this address; is it complete?", request);
    }

    @ExceptionHandler
    ResponseEntity<String> incomplete(ServletRequestBindingException e, HttpServletRequest request) {
        return answer(HttpStatus.BAD_REQUEST, "Something is missing", "The form was not filled in.", request);
    }

    /** Those of the framework and of security know their status themselves. */
    @ExceptionHandler
    ResponseEntity<String> unexpected(RuntimeException e, HttpServletRequest request) {
        if (e instanceof AccessDeniedException) {
            throw e;
        }
        if (e.getCause() instanceof ProblemException problem) {
            return problem(problem, request);
        }
        LOG.error("A page failed unexpectedly", e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "A fault in Tribal",
                "The page could not be made; Tribal's log says more.",
                request);
    }

    private ResponseEntity<String> answer(
            HttpStatusCode status, String title, String detail, HttpServletRequest request) {
        return templates.page(
                status, "problem", model(frames.of(request, title, ""), detail, request, Unsent.of(request)));
    }

    /** Of the page that says what went wrong, with what was typed into the form that led to it. */
    static Map<String, Object> model(Frame frame, String detail, HttpServletRequest request, Optional<Unsent> typed) {
        Map<String, Object> model =
                new HashMap<>(Map.of("frame", frame, "detail", detail, "page", Unsent.page(request)));
        typed.ifPresent(unsent -> model.put("unsent", unsent));
        return model;
    }
}
