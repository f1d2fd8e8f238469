package dev.tribal.platform.problem;

import dev.tribal.contracts.api.ProblemType;
import jakarta.validation.Validator;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks a request's constraints where it is used, so that a call inside the process is checked like one over HTTP.
 */
public final class RequestValidator {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Validator validator;

    public RequestValidator(Validator validator) {
        this.validator = validator;
    }

    /**
     * Returns the request if every constraint holds.
     *
     * @throws ProblemException naming every field that breaks one, in the spelling of the wire
     */
    public <T> T valid(@Nullable T request) {
        if (request == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The body is missing");
        }
        var violations = validator.validate(request);
        if (violations.isEmpty()) {
            return request;
        }
        var problem = new ProblemException(ProblemType.INVALID_REQUEST, "The request has fields that are not valid");
        violations.stream()
                .map(v -> Map.entry(wireName(v.getPropertyPath().toString()), v.getMessage()))
                .sorted(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()))
                .forEach(fault -> problem.field(fault.getKey(), fault.getValue()));
        throw problem;
    }

    private static String wireName(String path) {
        return HUMP.matcher(path.replace(".<list element>", "")).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
