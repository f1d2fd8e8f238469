package dev.tribal.platform.problem;

import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ProblemType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says which field or place of a request cannot be read, and what was expected there. */
public final class MalformedInput {
    private MalformedInput() {}

    /** A path or query parameter that is not of its type. */
    static ProblemException parameter(String name, @Nullable Class<?> type) {
        return ProblemException.invalid(name, expectation(type));
    }

    /** A body that could not be read, with what its reader says about it. */
    public static ProblemException body(@Nullable Throwable cause) {
        return switch (cause) {
            case DatabindException e when e.getCause() instanceof StreamConstraintsException beyond -> beyond(beyond);
            case UnrecognizedPropertyException e ->
                ProblemException.invalid(StringUtils.truncate(fieldOf(e), Limits.NAME), "is not known" + known(e));
            case DatabindException e
            when !e.getPath().isEmpty() -> ProblemException.invalid(fieldOf(e), expectation(typeOf(e)));
            case MismatchedInputException e
            when e.getLocation() != null ->
                new ProblemException(ProblemType.INVALID_REQUEST, "The body must be a JSON object");
            case StreamConstraintsException e -> beyond(e);
            case JacksonException e ->
                new ProblemException(ProblemType.INVALID_REQUEST, "The body is not valid JSON in UTF-8" + placeOf(e));
            case null, default ->
                new ProblemException(ProblemType.INVALID_REQUEST, "The body is missing or cannot be read");
        };
    }

    private static ProblemException beyond(StreamConstraintsException e) {
        // The exception has no other way to say which of the limits it was.
        return String.valueOf(e.getMessage()).startsWith("Token count")
                ? new ProblemException(
                        ProblemType.CONTENT_TOO_LARGE,
                        "The body has more than %d names and values; send it in several requests"
                                .formatted(BoundedJson.MOST_TOKENS))
                : new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "The body is nested deeper than %d levels or has a number or name that is too long"
                                .formatted(StreamReadConstraints.DEFAULT_MAX_DEPTH));
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

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null
                ? ""
                : e.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", ", "; there are ", ""));
    }

    private static @Nullable Class<?> typeOf(DatabindException e) {
        return switch (e) {
            case MismatchedInputException mismatched -> mismatched.getTargetType();
            case ValueInstantiationException refused -> refused.getType().getRawClass();
            default -> null;
        };
    }

    private static String placeOf(JacksonException e) {
        TokenStreamLocation place = e.getLocation();
        return place == null || place.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
    }

    private static String expectation(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        return switch (type == null ? "" : type.getSimpleName()) {
            case "UUID" -> "must be a UUID";
            case "Integer", "Long", "int", "long" -> "must be a whole number";
            case "String" -> "must be a text";
            case "Position" -> "must be a position, partition-offset, for example 3-1042";
            default -> "has a value of the wrong type or format";
        };
    }
}
