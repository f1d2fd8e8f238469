package dev.tribal.contracts.api;

import dev.tribal.contracts.Limits;
import java.util.List;

/**
 * Open errors of which the results of tests say something.
 *
 * @param errors the latest seen first, at most {@link Limits#TESTED_ERRORS}
 */
public record TestedErrors(List<TestedError> errors) {
    public TestedErrors {
        errors = List.copyOf(errors);
    }
}
