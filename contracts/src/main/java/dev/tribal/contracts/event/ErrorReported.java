package dev.tribal.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.ErrorContext;
import dev.tribal.contracts.Origin;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.Redaction;
import dev.tribal.contracts.Solution;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of an error was reported, perhaps with its solution.
 *
 * @param fingerprint the one that decides of which error it is
 * @param fingerprints further ones: those of newer versions, and what versions say that decided before; empty if it was
 *     written before there were any
 * @param infrastructure what of the surroundings it seems to be a fault of, for example {@code network}
 * @param handedOn where the report stood that the error it came to handed on; {@code null} for one that came here
 * @param handedFrom that error, and the topic; {@code null} also if it was written before that was noted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorReported(
        String fingerprint,
        @JsonProperty("error_type") String errorType,
        ErrorContext context,
        @Nullable Origin origin,
        Map<String, Object> metadata,
        @Nullable Solution solution,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Redaction> scrubbed,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> fingerprints,
        @Nullable String infrastructure,
        @JsonProperty("handed_on") @Nullable Position handedOn,
        @JsonProperty("handed_from") @Nullable HandedFrom handedFrom)
        implements ErrorEventData {
    public ErrorReported {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(errorType, "error_type");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(context.errorMessage(), "context.error_message");
        metadata = metadata == null ? Map.of() : Collections.unmodifiableMap(metadata);
        scrubbed = scrubbed == null ? List.of() : List.copyOf(scrubbed);
        fingerprints = fingerprints == null ? List.of() : List.copyOf(fingerprints);
    }

    /** A report from which nothing was taken out, without further fingerprints. */
    public ErrorReported(
            String fingerprint,
            String errorType,
            ErrorContext context,
            @Nullable Origin origin,
            Map<String, Object> metadata,
            @Nullable Solution solution) {
        this(fingerprint, errorType, context, origin, metadata, solution, List.of(), List.of(), null, null, null);
    }

    /** The same with another context. */
    public ErrorReported withContext(ErrorContext other) {
        return copy(fingerprint, other, scrubbed, fingerprints, infrastructure, handedOn, handedFrom);
    }

    /** The same with further fingerprints. */
    public ErrorReported withFingerprints(List<String> further) {
        return copy(fingerprint, context, scrubbed, further, infrastructure, handedOn, handedFrom);
    }

    /** The same with a receipt of what was taken out. */
    public ErrorReported withScrubbed(List<Redaction> receipt) {
        return copy(fingerprint, context, receipt, fingerprints, infrastructure, handedOn, handedFrom);
    }

    /** The same as a fault of the surroundings, or not. */
    public ErrorReported withInfrastructure(@Nullable String fault) {
        return copy(fingerprint, context, scrubbed, fingerprints, fault, handedOn, handedFrom);
    }

    /** The same for another error, whose fingerprint is another one. */
    public ErrorReported handedOn(String otherFingerprint, Position at, @Nullable HandedFrom from) {
        return copy(otherFingerprint, context, scrubbed, fingerprints, infrastructure, at, from);
    }

    private ErrorReported copy(
            String print,
            ErrorContext latest,
            List<Redaction> receipt,
            List<String> further,
            @Nullable String fault,
            @Nullable Position at,
            @Nullable HandedFrom from) {
        return new ErrorReported(
                print, errorType, latest, origin, metadata, solution, receipt, further, fault, at, from);
    }
}
