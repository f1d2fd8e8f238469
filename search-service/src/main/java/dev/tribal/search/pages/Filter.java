package dev.tribal.search.pages;

import java.util.List;

/**
 * One way to narrow a list.
 *
 * @param name of the field
 * @param choices empty if there is nothing to choose
 */
record Filter(String name, String label, List<Choice> choices) {
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
}
