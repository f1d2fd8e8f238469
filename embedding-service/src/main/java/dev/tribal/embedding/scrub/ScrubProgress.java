package dev.tribal.embedding.scrub;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of some stored records.
 *
 * @param read how many were looked at
 * @param changed in how many of them the rule found something
 * @param found how often it did
 * @param pending how many of those are not scrubbed yet, but ordered to be
 * @param next where to go on; {@code null} at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScrubProgress(
        int read,
        int changed,
        int found,
        int pending,
        @Nullable UUID next) {}
