package dev.tribal.search.browse;

import dev.tribal.contracts.ErrorRecord;
import java.util.List;

/**
 * One page of a list of errors.
 *
 * @param records with their long texts shortened
 * @param total how many there are on all pages
 */
public record ErrorList(List<ErrorRecord> records, long total) {
    public ErrorList {
        records = List.copyOf(records);
    }
}
