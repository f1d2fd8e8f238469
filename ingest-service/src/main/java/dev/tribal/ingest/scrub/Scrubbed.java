package dev.tribal.ingest.scrub;

import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.event.ErrorEvent;
import java.util.List;

/**
 * A request after scrubbing.
 *
 * @param receipt what was taken out of it
 */
public record Scrubbed<T>(T request, List<Redaction> receipt) {
    /** The event with the receipt. */
    public ErrorEvent noted(ErrorEvent event) {
        return receipt.isEmpty() ? event : event.withScrubbed(receipt);
    }
}
