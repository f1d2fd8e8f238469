package dev.tribal.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a solution helps; what is absent is not restricted.
 *
 * @param language programming language, for example {@code java}
 * @param framework framework or tool, for example {@code spring-boot}
 * @param versions of what, and which, in words, for example {@code spring-boot 3.2 to 3.4}
 * @param os operating system, for example {@code windows}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Applicability(
        @Text(max = Limits.NAME) @Nullable String language,
        @Text(max = Limits.NAME) @Nullable String framework,
        @Text(max = Limits.NAME) @Nullable String versions,
        @Text(max = Limits.NAME) @Nullable String os) {}
