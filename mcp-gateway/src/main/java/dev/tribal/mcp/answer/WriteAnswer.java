package dev.tribal.mcp.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tribal.contracts.Accepted;
import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Position;
import dev.tribal.contracts.WriteResult;
import dev.tribal.mcp.protocol.tool.ToolResult;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write.
 *
 * @param status {@code applied} if the next read sees it, {@code accepted} if it may have to wait a moment
 * @param position for {@code min_position} of a read
 * @param record the record after the write, shortened
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WriteAnswer(
        UUID id,
        String status,
        @Nullable Position position,
        @JsonProperty("solution_id") @Nullable UUID solutionId,
        @Nullable ErrorRecord record) {
    private static final int CHARACTERS = 3_000;

    /**
     * @param done what was done, for example {@code Recorded the solution}
     * @param result {@code null} if there is nothing left to show, after a deletion
     */
    public static ToolResult of(String done, UUID id, @Nullable WriteResult result) {
        return switch (result) {
            case Accepted a ->
                ToolResult.of(
                        "%s: error %s. It is accepted and safe, and will be visible to searches soon (position %s)."
                                .formatted(done, id, a.position()),
                        new WriteAnswer(id, "accepted", a.position(), a.solutionId(), null));
            case ErrorRecord whole -> {
                ErrorRecord shortened = Shortener.shorten(whole, Extent.match(CHARACTERS));
                yield ToolResult.of(
                        "%s: error %s. It is visible to searches now. %s\n%s"
                                .formatted(
                                        done,
                                        id,
                                        RecordText.PREAMBLE,
                                        RecordText.of(
                                                shortened, whole.solutions().size())),
                        new WriteAnswer(id, "applied", whole.position(), null, shortened));
            }
            case null ->
                ToolResult.of("%s: error %s.".formatted(done, id), new WriteAnswer(id, "applied", null, null, null));
        };
    }
}
