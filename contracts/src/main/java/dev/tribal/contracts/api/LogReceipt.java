package dev.tribal.contracts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Position;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a log: which errors it tells of.
 *
 * @param lines how many lines were read
 * @param more how many further distinct errors were found and left out
 * @param errors one entry per distinct error, in the order of the log
 */
public record LogReceipt(int lines, int more, List<Extracted> errors) {
    public LogReceipt {
        errors = List.copyOf(errors);
    }

    /**
     * An error, the record that it was folded into, and the event that says so.
     *
     * @param tool whose form the error has
     * @param job whose log it stands in, if there were several in an archive
     * @param step what the log says was being done
     * @param firstLine of the log, counted from 1
     * @param lastLine of the log
     * @param count how often it stands in the log
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Extracted(
            UUID id,
            Position position,
            @JsonProperty("error_type") String errorType,
            @JsonProperty("error_message") String errorMessage,
            String tool,
            @Nullable String job,
            @Nullable String step,
            @JsonProperty("first_line") int firstLine,
            @JsonProperty("last_line") int lastLine,
            int count) {}
}
