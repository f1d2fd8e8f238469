package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A text of a context that can be too long to travel with it. */
public enum LongText {
    @JsonProperty("error_message")
    ERROR_MESSAGE {
        @Override
        public String in(ErrorContext context) {
            return context.errorMessage();
        }
    },
    @JsonProperty("code_snippet")
    CODE_SNIPPET {
        @Override
        public @Nullable String in(ErrorContext context) {
            return context.codeSnippet();
        }
    },
    @JsonProperty("stack_trace")
    STACK_TRACE {
        @Override
        public @Nullable String in(ErrorContext context) {
            return context.stackTrace();
        }
    },
    @JsonProperty("task_description")
    TASK_DESCRIPTION {
        @Override
        public @Nullable String in(ErrorContext context) {
            return context.taskDescription();
        }
    };

    /** This text of a context, if it has one. */
    public abstract @Nullable String in(ErrorContext context);

    /** The name of the field in JSON. */
    public String fieldName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
