package dev.tribal.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.contracts.api.NewError;
import dev.tribal.contracts.api.NewSolution;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();

    private final Validator validator = FACTORY.getValidator();

    @AfterAll
    static void closeFactory() {
        FACTORY.close();
    }

    @Test
    void leastReportIsValid() {
        assertThat(faults(report("m", null))).isEmpty();
    }

    @Test
    void textOfTheGreatestLengthIsValidAndOneMoreCharacterIsNot() {
        assertThat(faults(report("m".repeat(Limits.ERROR_MESSAGE), null))).isEmpty();
        assertThat(faults(report("m".repeat(Limits.ERROR_MESSAGE + 1), null)))
                .containsExactly("context.errorMessage must be at most 65536 characters long, but has 65537");
    }

    @Test
    void textWithNulIsNotValid() {
        assertThat(faults(report("a\0b", null)))
                .containsExactly("context.errorMessage must not contain a NUL character, but has one at index 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "a\ude00", "a\ud83d\ud83d\ude00", "a\ude00\ud83d"})
    void textWithAnUnpairedSurrogateIsNotValid(String text) {
        assertThat(faults(report(text, null)))
                .containsExactly("context.errorMessage must not contain an unpaired surrogate, but has one at index 1");
    }

    @Test
    void textWithPairedSurrogatesIsValid() {
        assertThat(faults(report("\ud83d\ude00 ☕ \t\r\n \u001b[31m", null))).isEmpty();
    }

    @Test
    void messageOfAFaultHoldsNothingOfTheText() {
        assertThat(faults(report("${1+1} {max} \0", null)))
                .containsExactly("context.errorMessage must not contain a NUL character, but has one at index 13");
    }

    @Test
    void missingPartsAreNamed() {
        assertThat(faults(new NewError(" ", new ErrorContext(null, null, "", null, null, null), null, null, null)))
                .containsExactlyInAnyOrder("errorType must not be blank", "context.errorMessage must not be blank");
        assertThat(faults(new NewError("E", nothing(), null, null, null))).containsExactly("context must not be null");
    }

    @Test
    void everyReferenceAndLabelIsChecked() {
        var solution = new NewSolution("d", null, null, Collections.nCopies(3, "a\0"), null);
        var labels = Collections.nCopies(51, "x");

        assertThat(faults(solution)).hasSize(3).allMatch(fault -> fault.contains("NUL"));
        assertThat(faults(update(null, labels))).containsExactly("labels size must be between 0 and 50");
    }

    @Test
    void updateChangesNothingOrATypeThatIsNotBlank() {
        assertThat(faults(update(null, null))).isEmpty();
        assertThat(faults(update("E", null))).isEmpty();
        assertThat(faults(update(" \n ", null))).containsExactly("errorType must not be blank");
    }

    @Test
    void metadataMayHoldEveryKindOfJson() {
        var value = new HashMap<String, Object>(Map.of("a", List.of(1, 2.5, true, "t", Map.of("b", List.of()))));
        value.put("nothing", null);

        assertThat(faults(report("m", value))).isEmpty();
    }

    @Test
    void metadataHasBoundsInEntriesCharactersAndDepth() {
        assertThat(faults(report("m", entries(100)))).isEmpty();
        assertThat(faults(report("m", entries(101))))
                .containsExactly("metadata must have at most 100 entries, but has 101");
        assertThat(faults(report("m", Map.of("k", "x".repeat(Limits.METADATA_CHARACTERS - 1)))))
                .isEmpty();
        assertThat(faults(report("m", Map.of("k", List.of("x".repeat(Limits.METADATA_CHARACTERS - 1), "y")))))
                .containsExactly("metadata must hold at most 65536 characters in all");
        assertThat(faults(report("m", Map.of("k", nested(7))))).isEmpty();
        assertThat(faults(report("m", Map.of("k", nested(8)))))
                .containsExactly("metadata must be nested at most 8 levels deep");
        assertThat(faults(report("m", Map.of("k", nested(5_000)))))
                .containsExactly("metadata must be nested at most 8 levels deep");
    }

    @Test
    void textsInsideMetadataAreChecked() {
        assertThat(faults(report("m", Map.of("a\0", 1)))).hasSize(1).allMatch(fault -> fault.contains("NUL"));
        assertThat(faults(report("m", Map.of("k", List.of(Map.of("l", "\ud83d"))))))
                .hasSize(1)
                .allMatch(fault -> fault.contains("surrogate"));
    }

    @Test
    void numberThatJsonCannotWriteBackIsNotValid() {
        assertThat(faults(report("m", Map.of("k", Double.POSITIVE_INFINITY))))
                .containsExactly("metadata must hold no number beyond the range of a double");
    }

    private List<String> faults(Object request) {
        return validator.validate(request).stream()
                .map(v -> v.getPropertyPath() + " " + v.getMessage())
                .toList();
    }

    private static NewError report(String message, @Nullable Map<String, Object> metadata) {
        return new NewError("E", new ErrorContext(null, null, message, null, null, null), null, metadata, null);
    }

    private static ErrorUpdate update(@Nullable String errorType, @Nullable List<String> labels) {
        return new ErrorUpdate(errorType, null, null, null, null, null, null, labels);
    }

    private static Map<String, Object> entries(int count) {
        var map = new HashMap<String, Object>();
        IntStream.range(0, count).forEach(i -> map.put("k" + i, i));
        return map;
    }

    private static List<Object> nested(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = 1; i < depth; i++) {
            list = new ArrayList<>(List.of(list));
        }
        return list;
    }

    /** What Jackson passes for an absent field. */
    @SuppressWarnings("NullAway")
    private static ErrorContext nothing() {
        return null;
    }
}
