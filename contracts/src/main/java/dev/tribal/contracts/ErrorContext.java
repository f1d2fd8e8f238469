package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.stream.IntStream;
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
 * @param attachments the texts that are only excerpts here; set by Tribal, what a client sends is ignored
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorContext(
        @Text(max = Limits.NAME) @Nullable String language,
        @Text(max = Limits.NAME) @Nullable String framework,

        @JsonProperty("error_message") @NotBlank @Text(max = Limits.ERROR_MESSAGE)
        String errorMessage,

        @JsonProperty("code_snippet") @Text(max = Limits.CODE_SNIPPET) @Nullable String codeSnippet,

        @JsonProperty("stack_trace") @Text(max = Limits.STACK_TRACE) @Nullable String stackTrace,

        @JsonProperty("task_description") @Text(max = Limits.TASK_DESCRIPTION) @Nullable String taskDescription,

        @Schema(accessMode = Schema.AccessMode.READ_ONLY) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Attachment> attachments) {
    public ErrorContext {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** A context whose texts are whole. */
    public ErrorContext(
            @Nullable String language,
            @Nullable String framework,
            String errorMessage,
            @Nullable String codeSnippet,
            @Nullable String stackTrace,
            @Nullable String taskDescription) {
        this(language, framework, errorMessage, codeSnippet, stackTrace, taskDescription, List.of());
    }

    /** The same with another text in one place. */
    public ErrorContext with(LongText place, String text) {
        return new ErrorContext(
                language,
                framework,
                place == LongText.ERROR_MESSAGE ? text : errorMessage,
                place == LongText.CODE_SNIPPET ? text : codeSnippet,
                place == LongText.STACK_TRACE ? text : stackTrace,
                place == LongText.TASK_DESCRIPTION ? text : taskDescription,
                attachments);
    }

    /** The same with other attachments. */
    public ErrorContext withAttachments(List<Attachment> others) {
        return new ErrorContext(language, framework, errorMessage, codeSnippet, stackTrace, taskDescription, others);
    }

    /** Whether both say the same, even if different events brought their long texts. */
    public boolean saysTheSameAs(ErrorContext other) {
        return attachments.size() == other.attachments.size()
                && IntStream.range(0, attachments.size())
                        .allMatch(i -> attachments.get(i).isSameText(other.attachments.get(i)))
                && withAttachments(List.of()).equals(other.withAttachments(List.of()));
    }

    /** The same with its long texts cut after so many characters. */
    public ErrorContext shortened(int max) {
        return new ErrorContext(
                language,
                framework,
                cut(errorMessage, max),
                cutIfAny(codeSnippet, max),
                cutIfAny(stackTrace, max),
                taskDescription,
                attachments);
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
