package dev.tribal.search.pages;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to narrow a list.
 *
 * @param name of the field
 * @param choices empty if there is nothing to choose
 * @param another a way to the values that are no choices; {@code null} if there are none
 */
record Filter(
        String name,
        String label,
        List<Choice> choices,
        @Nullable Another another) {
    Filter {
        choices = List.copyOf(choices);
    }

    /**
     * One value.
     *
     * @param value what the field takes if it is pressed: an empty text if it is chosen
     * @param count how many have it; less than 0 if nobody counted
     * @param address where the list is with it, or without it if it is chosen; an empty text if it is no address
     */
    record Choice(String label, String value, long count, String address, boolean chosen) {}

    /**
     * A field for a value that is no choice.
     *
     * @param all how many values there are
     * @param proposed those of them that the field proposes; it takes any
     * @param kept the other fields of the list, by their names
     */
    record Another(int all, List<String> proposed, Map<String, String> kept) {}
}
