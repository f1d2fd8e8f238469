package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances in which an error was met.
 *
 * @param language programming language, for example {@code java}
 * @param framework framework or tool, for example {@code spring-boot}
 * @param errorMessage the message as it was printed
 * @param codeSnippet the code that failed
 * @param stackTrace the whole stack trace as it was printed
 * @param taskDescription what was being done when it happened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorContext(
        @Text(max = Limits.NAME) @Nullable String language,
        @Text(max = Limits.NAME) @Nullable String framework,

        @JsonProperty("error_message") @NotBlank @Text(max = Limits.ERROR_MESSAGE)
        String errorMessage,

        @JsonProperty("code_snippet") @Text(max = Limits.CODE_SNIPPET) @Nullable String codeSnippet,

        @JsonProperty("stack_trace") @Text(max = Limits.STACK_TRACE) @Nullable String stackTrace,

        @JsonProperty("task_description") @Text(max = Limits.TASK_DESCRIPTION) @Nullable String taskDescription) {
    /** The same with its long texts cut after so many characters. */
    public ErrorContext shortened(int max) {
        return new ErrorContext(
                language,
                framework,
                cut(errorMessage, max),
                cutIfAny(codeSnippet, max),
                cutIfAny(stackTrace, max),
                taskDescription);
    }

    private static @Nullable String cutIfAny(@Nullable String text, int max) {
        return text == null ? null : cut(text, max);
    }

    private static String cut(String text, int max) {
        if (text.length() <= max) {
            return text;
        }
        // Half a surrogate pair could not be written as UTF-8.
        return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
    }
}
