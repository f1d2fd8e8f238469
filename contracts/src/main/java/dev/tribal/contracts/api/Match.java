package dev.tribal.contracts.api;

import dev.tribal.contracts.ErrorRecord;
import java.util.List;

/**
 * One found record.
 *
 * @param score 0 to 1, comparable inside one answer only
 * @param why the reasons in words, for example {@code same words: nullpointer, cart}; never empty
 */
public record Match(ErrorRecord record, double score, List<String> why) {
    public Match {
        why = List.copyOf(why);
    }
}
