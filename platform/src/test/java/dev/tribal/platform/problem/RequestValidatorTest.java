package dev.tribal.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewSolution;
import dev.tribal.contracts.api.ProblemType;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RequestValidatorTest {
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();

    private final RequestValidator validator = new RequestValidator(FACTORY.getValidator());

    @AfterAll
    static void closeFactory() {
        FACTORY.close();
    }

    @Test
    void validRequestIsReturned() {
        var error = error("E", new NewSolution("d", null, null, List.of("a"), null), null);

        assertThat(validator.valid(error)).isSameAs(error);
    }

    @Test
    void missingRequestIsAProblem() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> validator.valid(null))
                .matches(e -> e.is(ProblemType.INVALID_REQUEST));
    }

    @Test
    void fieldsAreNamedAsOnTheWireAndInOrder() {
        var error = error(
                "",
                new NewSolution("d", "\0", null, List.of("a", "b", "c", "\0"), null),
                new Origin(null, null, null, "\0", null, null));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> validator.valid(error))
                .satisfies(e -> assertThat(fields(e))
                        .containsExactly(
                                "error_type", "origin.run_url", "solution.code_fix", "solution.references[3]"));
    }

    private static List<Object> fields(ProblemException e) {
        var errors =
                (List<?>) Objects.requireNonNull(e.getBody().getProperties()).get(ProblemException.ERRORS);
        return errors.stream()
                .<Object>map(error -> ((Map<?, ?>) error).get("field"))
                .toList();
    }

    private static NewError error(String type, NewSolution solution, @Nullable Origin origin) {
        return new NewError(type, new ErrorContext(null, null, "m", null, null, null), solution, null, origin);
    }
}
