package dev.tribal.mcp.resources;

import dev.tribal.contracts.ErrorRecord;
import dev.tribal.contracts.Limits;
import dev.tribal.contracts.api.ErrorQueries;
import dev.tribal.contracts.api.ProblemType;
import dev.tribal.mcp.answer.Extent;
import dev.tribal.mcp.answer.Shortener;
import dev.tribal.mcp.protocol.ErrorCode;
import dev.tribal.mcp.protocol.McpException;
import dev.tribal.mcp.protocol.resource.ResourceTemplate;
import dev.tribal.platform.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Error records as resources. */
record ErrorResource(ErrorQueries queries) {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResource.class);

    ResourceTemplate template() {
        return new ResourceTemplate(
                ResourceUris.ERROR_TEMPLATE,
                "error",
                "Error record",
                "All that is known about one error, as JSON; the id comes from find_similar_errors or search_errors.",
                "application/json",
                this::read,
                this::complete);
    }

    /** The ids of the errors that were seen last. */
    private List<String> complete(String typed) {
        return new RecentErrors(queries)
                .of(null, null, Limits.MAX_RESULTS).results().stream()
                        .map(match -> match.record().id().toString())
                        .filter(id -> id.startsWith(typed))
                        .toList();
    }

    private Optional<String> read(String id) {
        try {
            ErrorRecord record = queries.get(UUID.fromString(id), null, null);
            return Optional.of(JsonMapper.shared().writeValueAsString(Shortener.shorten(record, Extent.WHOLE)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (ProblemException e) {
            if (e.is(ProblemType.NOT_FOUND)) {
                return Optional.empty();
            }
            if (e.getStatusCode().is5xxServerError()) {
                LOG.warn("A resource could not be read: {}", e.getMessage(), e.getCause());
            }
            throw new McpException(
                    ErrorCode.INTERNAL_ERROR, String.valueOf(e.getBody().getDetail()));
        }
    }
}
