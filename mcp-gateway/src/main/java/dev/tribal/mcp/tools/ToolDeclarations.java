package dev.tribal.mcp.tools;

import dev.tribal.mcp.protocol.tool.Tool;
import dev.tribal.mcp.protocol.tool.ToolAnnotations;
import dev.tribal.mcp.protocol.tool.ToolResult;
import dev.tribal.platform.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Joins a tool with its declaration, the check of its scope and the wording of its problems. */
final class ToolDeclarations {
    private static final Logger LOG = LoggerFactory.getLogger(ToolDeclarations.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private ToolDeclarations() {}

    /** @throws UncheckedIOException if there is no declaration for the tool */
    static Tool declare(TribalTool tool, AnswerMeters meters) {
        Declaration declaration = read(tool.name());
        return new Tool(
                tool.name(),
                declaration.title(),
                declaration.description(),
                declaration.inputSchema(),
                declaration.outputSchema(),
                declaration.annotations(),
                arguments -> tool.lenient(withoutNulls(arguments)),
                (arguments, _) -> meters.answered(tool.name(), call(tool, arguments)));
    }

    private static ToolResult call(TribalTool tool, ObjectNode arguments) {
        String scope = tool.scope();
        if (scope != null && !GrantedScopes.contain(scope)) {
            if (GrantedScopes.canGrow()) {
                throw GrantedScopes.lacking(scope);
            }
            return ToolResult.error(
                    "%s needs the scope %s, which the API key in use does not have.".formatted(tool.name(), scope)
                            + " Nothing was done. Ask the person who set up this connection for a key with that scope.");
        }
        try {
            return tool.call(arguments);
        } catch (ProblemException e) {
            if (e.getStatusCode().is5xxServerError()) {
                // For the agent it is an answer, and HTTP says 200.
                LOG.warn("{} could not be answered: {}", tool.name(), e.getMessage(), e.getCause());
            }
            return ToolProblems.describe(e);
        }
    }

    /** Agents write null for what they leave out. */
    private static ObjectNode withoutNulls(ObjectNode arguments) {
        ObjectNode present = arguments.deepCopy();
        present.removeNulls();
        return present;
    }

    private static Declaration read(String name) {
        try (var input = new ClassPathResource("mcp/tools/" + name + ".json").getInputStream()) {
            return JSON.readValue(input, Declaration.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Declaration(
            String title,
            String description,
            ToolAnnotations annotations,
            ObjectNode inputSchema,
            @Nullable ObjectNode outputSchema) {}
}
