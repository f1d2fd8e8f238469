package dev.tribal.mcp.protocol.tool;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool as clients see it (MCP 2025-11-25, server/tools, Data Types), and what carries it out.
 *
 * @param inputSchema JSON Schema 2020-12 of the arguments
 * @param outputSchema JSON Schema 2020-12 of the structured result; declared only if every result fits
 * @param lenience turns what clients are known to send into what the input schema declares, before it is checked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Tool(
        String name,
        String title,
        String description,
        ObjectNode inputSchema,
        @Nullable ObjectNode outputSchema,
        ToolAnnotations annotations,
        @JsonIgnore UnaryOperator<ObjectNode> lenience,
        @JsonIgnore ToolHandler handler) {}
