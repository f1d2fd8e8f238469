package dev.tribal.cli.report;

import tools.jackson.databind.JsonNode;

/** What became of a report. */
public sealed interface Delivery {
    /** Tribal has it; this is its answer. */
    record Accepted(JsonNode receipt) implements Delivery {}

    /**
     * Tribal does not take it, now or later.
     *
     * @param reason a sentence for the user
     */
    record Refused(String reason) implements Delivery {}

    /**
     * Tribal could not be asked, or does not take anything from this caller now; later it may.
     *
     * @param reason a sentence for the user
     * @param fromAll whether another report would meet with the same now; otherwise it may be for this one alone
     */
    record Away(String reason, boolean fromAll) implements Delivery {}
}
