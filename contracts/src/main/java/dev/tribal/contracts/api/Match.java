package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.ErrorRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One found record.
 *
 * @param score 0 to 1, comparable inside one answer only
 * @param why the reasons in words, for example {@code same words: nullpointer, cart}; empty only for what was
 *     explained and not found
 * @param probability that it is the error that was asked for, 0 to 1, calibrated on real errors, known and unknown ones;
 *     absent if nothing was asked for but filters
 * @param verdict {@code same} or {@code similar}; absent if it is not even that, or without a probability
 * @param against what speaks against it, in words; absent if nothing does
 * @param askedError the number of the error in the query that it answers; absent if the query is about one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Match(
        ErrorRecord record,
        double score,
        List<String> why,
        @Nullable Double probability,
        @Nullable Verdict verdict,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> against,
        @JsonProperty("asked_error") @Nullable Integer askedError) {
    public Match {
        why = List.copyOf(why);
        against = against == null ? List.of() : List.copyOf(against);
    }

    /** A match of filters, which are right or not. */
    public Match(ErrorRecord record, double score, List<String> why) {
        this(record, score, why, null, null, List.of(), null);
    }

    /** The same with other things that speak against it. */
    public Match despite(List<String> objections) {
        return new Match(record, score, why, probability, verdict, objections, askedError);
    }

    /** The same as an answer to one of several errors. */
    public Match answering(int number) {
        return new Match(record, score, why, probability, verdict, against, number);
    }
}
