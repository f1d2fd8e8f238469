package dev.tribal.search.pages;

import java.util.List;

/**
 * One way to narrow a list.
 *
 * @param choices empty if there is nothing to choose
 */
record Filter(String label, List<Choice> choices) {
    Filter {
        choices = List.copyOf(choices);
    }

    /**
     * One value.
     *
     * @param count how many have it; less than 0 if nobody counted
     * @param address where the list is with it, or without it if it is chosen
     */
    record Choice(String label, long count, String address, boolean chosen) {}
}
