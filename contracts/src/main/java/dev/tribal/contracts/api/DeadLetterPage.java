package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some dead letters of the caller's tenant, newest first.
 *
 * @param open how many of all of them wait, whatever was asked for
 * @param next what to ask for with {@code after} to go on; {@code null} at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeadLetterPage(
        @JsonProperty("dead_letters") List<DeadLetter> deadLetters,
        int open,
        @Nullable UUID next) {
    public DeadLetterPage {
        deadLetters = List.copyOf(deadLetters);
    }
}
