package dev.tribal.search.pages;

import dev.tribal.contracts.ErrorState;
import dev.tribal.contracts.Priority;
import dev.tribal.contracts.api.ErrorUpdate;
import dev.tribal.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a form that say where an error stands; {@code null} where the form has none. */
record Standing(
        @Nullable String state,
        @Nullable String priority,
        @Nullable String assignee,
        @Nullable String labels) {
    /** Before the names of fields that hold what the page showed. */
    private static final String SHOWN = "shown_";

    /**
     * What a form changes: no field and no label that its sender left alone, since others may have changed it meanwhile.
     *
     * @param current asks for the labels that the error has now, only if the form changes them; empty if nobody can say
     */
    static ErrorUpdate change(Map<String, String> form, Supplier<Optional<List<String>>> current) {
        return in(form, "").changeOf(in(form, SHOWN), current);
    }

    private static Standing in(Map<String, String> form, String before) {
        return new Standing(
                form.get(before + "state"),
                form.get(before + "priority"),
                form.get(before + "assignee"),
                form.get(before + "labels"));
    }

    private ErrorUpdate changeOf(Standing shown, Supplier<Optional<List<String>>> current) {
        return new ErrorUpdate(
                null,
                null,
                null,
                null,
                chosen("state", ErrorState.class, other(state, shown.state)),
                chosen("priority", Priority.class, other(priority, shown.priority)),
                other(assignee, shown.assignee),
                labels(shown, current));
    }

    private @Nullable List<String> labels(Standing shown, Supplier<Optional<List<String>>> current) {
        String wanted = other(labels, shown.labels);
        if (wanted == null || shown.labels == null) {
            return wanted == null ? null : listed(wanted);
        }
        List<String> added = new ArrayList<>(listed(wanted));
        added.removeAll(listed(shown.labels));
        List<String> removed = new ArrayList<>(listed(shown.labels));
        removed.removeAll(listed(wanted));
        // As many as the page showed are there in any case.
        Set<String> all = new LinkedHashSet<>(current.get().orElse(listed(shown.labels)));
        // A label from elsewhere may have a comma itself.
        all.removeIf(label -> removed.containsAll(listed(label)));
        all.addAll(added);
        return List.copyOf(all);
    }

    private static @Nullable String other(@Nullable String value, @Nullable String shown) {
        return value == null || value.equals(shown) ? null : value;
    }

    private static List<String> listed(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    private static <E extends Enum<E>> @Nullable E chosen(String field, Class<E> type, @Nullable String value) {
        try {
            return value == null || value.isBlank() ? null : Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw ProblemException.invalid(field, "is not one that there is");
        }
    }
}
