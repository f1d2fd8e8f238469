package dev.tribal.ingest.sarif;

import dev.tribal.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How severe a result is, the least severe first. */
enum SarifLevel {
    NONE,
    NOTE,
    WARNING,
    ERROR;

    /** The level of this name; nothing if there is none. */
    static Optional<SarifLevel> named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.wireName().equals(name))
                .findFirst();
    }

    /**
     * The least severe level that is asked for.
     *
     * @throws ProblemException {@code invalid-request} for another text than the parameter takes
     */
    static SarifLevel asked(@Nullable String parameter) {
        if (parameter == null) {
            return ERROR;
        }
        return named(parameter)
                .filter(level -> level != NONE)
                .orElseThrow(() -> ProblemException.invalid("level", "must be one of error, warning, note"));
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
