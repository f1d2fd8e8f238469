package dev.tribal.platform.template;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows the templates that several messages made. */
@FunctionalInterface
public interface TemplateLookup {
    /** Knows none. */
    TemplateLookup NONE = (_, _, _) -> Optional.empty();

    /**
     * The template that includes a message; none as long as that is not known.
     *
     * @param project of the report, if it names one
     */
    Optional<LearntTemplate> including(String tenant, @Nullable String project, MessageForm form);
}
